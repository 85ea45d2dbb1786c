export { makeFolder } from "./make-folder.js";
export { writeAtomically } from "./write-atomically.js";
