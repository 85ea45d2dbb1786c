/**
 * What a keystroke costs. A language server as VS Code starts it has a notebook of 100 Python cells open (those of the samples
 * and of the converter's test cases); each is typed in, and what it becomes is asked for, which the server answers once the
 * whole notebook is analysed again.
 *
 * CPU time is the server process's (Linux only), as others may use the machine. Not measured here: VS Code's own part, and
 * the 150 ms for which typing must rest before an analysis is published.
 */
import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";

const root = fileURLToPath(new URL("../../", import.meta.url));
const program = fileURLToPath(new URL("../dist/language-server.mjs", import.meta.url));
const rounds = 3;

function hundredCells() {
  const sources = ["samples", "converter/tests/unit/cases"]
    .flatMap((parent) => readdirSync(root + parent).map((name) => `${root}${parent}/${name}/`))
    .flatMap((folder) => [`${folder}input.ipynb`, folder.replace(/([^/]+)\/$/u, "$1/$1.ipynb")])
    .filter((path) => existsSync(path))
    .flatMap(codeOf);
  return Array.from({ length: 100 }, (_, index) => sources[index % sources.length]);
}

function codeOf(path) {
  try {
    const { metadata, cells } = JSON.parse(readFileSync(path, "utf8"));
    if ((metadata.kernelspec?.language ?? "python") !== "python") return [];
    return cells
      .filter((cell) => cell.cell_type === "code")
      .map(({ source }) => [source].flat().join(""))
      .filter((source) => !source.startsWith("#!"));
  } catch {
    return []; // Some of the cases are broken on purpose.
  }
}

const cpu = (pid) => {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
  return (Number(fields[11]) + Number(fields[12])) * 10;
};
const quantile = (numbers, share) =>
  numbers.toSorted((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))];
const promised = 30;
const shown = (number) => `${number.toFixed(number < 10 ? 1 : 0)} ms`;

const child = spawn(process.execPath, [program, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
const server = createMessageConnection(
  new StreamMessageReader(child.stdout),
  new StreamMessageWriter(child.stdin),
);
server.onRequest("workspace/configuration", () => [{ cells: { show: "codeLens" } }]);
server.onRequest("workspace/codeLens/refresh", () => null);
server.listen();

const uri = "file:///bench.ipynb";
const cellUri = (index) => `vscode-notebook-cell:/bench.ipynb#${index}`;
const sources = hundredCells();
await server.sendRequest("initialize", { processId: null, rootUri: null, capabilities: {} });
await server.sendNotification("initialized", {});
await server.sendNotification("notebookDocument/didOpen", {
  notebookDocument: {
    uri,
    notebookType: "jupyter-notebook",
    version: 0,
    cells: sources.map((_, index) => ({ kind: 2, document: cellUri(index) })),
  },
  cellTextDocuments: sources.map((text, index) => ({
    uri: cellUri(index),
    languageId: "python",
    version: 1,
    text,
  })),
});

const walls = [];
let version = 1;
/** A cell is typed in, and what it becomes is asked for. */
async function type(index) {
  version += 1;
  const document = { uri: cellUri(index), version };
  const before = performance.now();
  await server.sendNotification("notebookDocument/didChange", {
    notebookDocument: { uri, version },
    change: {
      cells: {
        textContent: [{ document, changes: [{ text: `${sources[index]}\nchanged_${version} = ${index}` }] }],
      },
    },
  });
  await server.sendRequest("textDocument/codeLens", { textDocument: { uri: cellUri(index) } });
  walls.push(performance.now() - before);
  await server.sendNotification("notebookDocument/didChange", {
    notebookDocument: { uri, version },
    change: { cells: { textContent: [{ document, changes: [{ text: sources[index] }] }] } },
  });
}

for (let index = 0; index < 100; index += 1) await type(index);
walls.length = 0;
const before = existsSync(`/proc/${child.pid}/stat`) ? cpu(child.pid) : null;
for (let round = 0; round < rounds; round += 1)
  for (let index = 0; index < 100; index += 1) await type(index);
console.log(
  "100 cells, from a keystroke to what the cell becomes".padEnd(56),
  `median ${shown(quantile(walls, 0.5))}, p95 ${shown(quantile(walls, 0.95))}, worst ${shown(quantile(walls, 1))}`,
  `(promised: under ${promised} ms; the median is ${(quantile(walls, 0.5) / promised).toFixed(2)} of it)`,
);
if (before !== null)
  console.log(
    "  of it the server's CPU time, on average".padEnd(56),
    shown((cpu(child.pid) - before) / walls.length),
  );
child.kill();
