export { chooseFile, flowOf, type FlowTarget } from "./choose-file.js";
export { kindOf, nameOf, notebookOf, previewScheme, scriptOf, withFlow } from "./kinds.js";
export { previewedNotebook, previewOf } from "./preview-uri.js";
export { savedFile } from "./saved-file.js";
export { filesLike, flowPattern, isThere, readText } from "./workspace-files.js";
