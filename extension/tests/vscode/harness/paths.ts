import { fileURLToPath } from "node:url";

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url)).replace(/\/$/, "");

export const repository = at("../../../../");
export const extensionFolder = at("../../../");
export const workspaces = at("../workspaces");

/** What was recorded in VS Code for the tests that run without it. */
export const recordings = at("../../unit/language-server/traffic");

/** Where a run of the tests leaves its VSIX files and its screenshots. */
export const artifacts = at("../../../../.cache/vscode-tests");
export const screenshots = `${repository}/.cache/screenshots`;
export const vsix = `${artifacts}/nbflow.vsix`;
export const pythonVsix = `${artifacts}/python.vsix`;
