export { computed, ofClass, setter } from "./member-name.js";
export { moduleName } from "./module-name.js";
export type { CellFacts, CellShape } from "./cell-facts.js";
export type { ClassFacts, Command, CommandEffect, FunctionFacts, Parameter, Step, Target } from "./step.js";
export type { Argument, CollectionItem, Expression, Expression as Value, Generator } from "./expression.js";
