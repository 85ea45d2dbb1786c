export { type CommandLine, commandLine, listOf } from "./command-line.js";
export { checkNbflow } from "./check-nbflow.js";
export { findNbflow } from "./find-nbflow.js";
export { type Machine, thisMachine } from "./machine.js";
export { obtainNbflow } from "./obtain-nbflow.js";
