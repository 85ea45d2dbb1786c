export { findInterpreter, type Interpreter, type InterpreterQuery } from "./find-interpreter.js";
export { InterpreterError } from "./interpreter-error.js";
export { missingPackages, type MissingPackage } from "./missing-packages.js";
export { packageOf } from "./package-names.js";
