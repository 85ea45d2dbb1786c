export { needsDeno, type NeedsDeno } from "./needs-deno.js";
export { startNode, type NodeOptions } from "./start-node.js";
