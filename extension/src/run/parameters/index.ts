export { askParameters, toRun, type Values } from "./ask-parameters.js";
export { type FlowParameter, parametersOf } from "./flow-schema.js";
export { askOf, parametersFor } from "./parameters-for.js";
