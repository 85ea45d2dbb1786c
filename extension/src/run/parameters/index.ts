export { askParameters, type Values } from "./ask-parameters.js";
export { type FlowParameter, parametersOf } from "./flow-schema.js";
export { parametersFor } from "./parameters-for.js";
