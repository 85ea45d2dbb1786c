export { bundleScript, compileForBundle, type Bundle } from "./bundle-script.js";
export { loadScript, type LoadedScript } from "./load-script.js";
export { findFlow } from "./find-flow.js";
export { ScriptError, type ScriptErrorCode } from "./script-error.js";
