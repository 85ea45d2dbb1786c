export type { Values } from "./ask-parameters.js";
export { parametersFor } from "./parameters-for.js";
