export { firstFolder, folderFor, pathFrom } from "./folder-for.js";
export { reportFailure } from "./report-failure.js";
export { runInTerminal, type TerminalProgram } from "./run-in-terminal.js";
