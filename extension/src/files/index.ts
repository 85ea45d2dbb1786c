export { chooseFile, flowOf, type FlowTarget } from "./choose-file.js";
export { kindOf, nameOf, notebookOf, previewScheme, scriptOf } from "./kinds.js";
export { previewedNotebook, previewOf } from "./preview-uri.js";
export { savedFile } from "./saved-file.js";
