#!/usr/bin/env node
/** Sets up a real VS Code and a browser for the extension's tests: `node .ci/vscode/set-up.mjs`. A second time it does nothing. */
import { fileURLToPath } from "node:url";
import { setUpChromium } from "./chromium.mjs";
import { setUpCodeServer } from "./code-server.mjs";

const print = (line) => process.stderr.write(`vscode: ${line}\n`);

export async function setUp(say = print) {
  const [codeServer, chromium] = await Promise.all([setUpCodeServer(say), setUpChromium(say)]);
  return { codeServer, chromium };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await setUp();
