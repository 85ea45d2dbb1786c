export { runAsFlow } from "./run-as-flow.js";
