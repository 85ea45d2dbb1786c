/** Loads ts-morph, which is big: only what has such a notebook to convert imports this. */
export { scriptFrontEnd } from "./front-end.js";
export { nativeScript, type NativeScript } from "./native/index.js";
export { plainDataflow } from "./plain-dataflow.js";
export { parameterTypes, type JsonKind, type ParameterType, type ParameterTypes } from "./parameter-types.js";
