/** Loads ts-morph, which is big: only what has such a notebook to convert imports this. */
export { scriptFrontEnd } from "./front-end.js";
