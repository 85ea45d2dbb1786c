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

/** The extensions that stand in for others: each has a folder beside the tests. */
export const standIns = ["python", "jupyter"] as const;
export const standInVsix = (name: (typeof standIns)[number]): string => `${artifacts}/${name}.vsix`;
