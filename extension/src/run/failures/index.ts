export { RunFailures } from "./run-failures.js";
