export { packageFile, usePackageFolder } from "./package-folder.js";
export { isAlive, thisProcess, type ProcessIdentity } from "./processes.js";
