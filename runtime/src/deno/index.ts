export { DenoError, findDeno, type DenoQuery } from "./find-deno.js";
export { startDeno, type DenoOptions } from "./start-deno.js";
