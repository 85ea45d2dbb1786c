export { findInterpreter, type Interpreter, type InterpreterQuery } from "./find-interpreter.js";
export { InterpreterError } from "./interpreter-error.js";
export { packageOf } from "./package-names.js";
