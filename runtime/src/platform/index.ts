export { isAlive, thisProcess, type ProcessIdentity } from "./processes.js";
