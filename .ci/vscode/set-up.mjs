/** A real VS Code and a browser for the extension's tests: `node .ci/vscode/set-up.mjs`. A second time it does nothing. */
import { fileURLToPath } from "node:url";
import { giveUp } from "../set-up/say.mjs";
import { chromium } from "./chromium.mjs";
import { codeServer } from "./code-server.mjs";

export const setUp = async () => ({ server: await codeServer(), browser: await chromium() });

if (process.argv[1] === fileURLToPath(import.meta.url)) await setUp().catch(giveUp);
