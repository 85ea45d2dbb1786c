export type { CellFacts, CellShape } from "./cell-facts.js";
export type { ClassFacts, Command, CommandEffect, FunctionFacts, Parameter, Step, Target } from "./step.js";
export type { Argument, CollectionItem, Generator, Value } from "./value.js";
