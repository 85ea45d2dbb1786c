export { passOverBrokenPipe } from "./broken-pipe.js";
export { lackForPython, type Lack } from "./lacks.js";
export { takeLock } from "./lock.js";
export { memoryOf, TELLS_MEMORY } from "./memory.js";
export { packageFile, usePackageFolder } from "./package-folder.js";
export { isAlive, thisProcess, type ProcessIdentity } from "./processes.js";
