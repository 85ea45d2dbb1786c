export { obtainNbflow } from "./obtain-nbflow.js";
