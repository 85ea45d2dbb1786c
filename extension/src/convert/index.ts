export { convertNotebook } from "./convert-notebook.js";
