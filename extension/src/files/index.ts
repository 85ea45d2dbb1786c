export { chooseFile } from "./choose-file.js";
export { kindOf, nameOf, notebookOf, scriptOf } from "./kinds.js";
export { savedFile } from "./saved-file.js";
