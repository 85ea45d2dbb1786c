export { parseModule } from "./parse-module.js";
export { SyntaxFailure } from "./syntax-failure.js";
