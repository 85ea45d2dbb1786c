import { describe, expect, test } from "vitest";
import { offeredFixes } from "../../../src/language-client/offered-fixes.js";
import { FakeVscode } from "../fake/vscode.js";

const runAll = { title: "Run all cells in order", command: { command: "nbflow.runAllCells", title: "" } };
const move = { title: "Move this cell", command: { command: "nbflow.applyNotebookFix", title: "" } };

const waitsForNotebooks = (more: object = {}): object => ({
  packageJSON: { activationEvents: ["onLanguage:python", "onNotebook:jupyter-notebook"], ...more },
});

/** A VS Code with itself, nbflow, and other extensions. */
function vscodeWith(extensions: Readonly<Record<string, object>>): FakeVscode {
  const vscode = new FakeVscode();
  vscode.extensions.set("vscode.ipynb", waitsForNotebooks({ isBuiltin: true }));
  vscode.extensions.set("nbflow.nbflow-vscode", waitsForNotebooks({ isBuiltin: false }));
  for (const [id, extension] of Object.entries(extensions)) vscode.extensions.set(id, extension);
  return vscode;
}

const offered = (vscode: FakeVscode): readonly string[] =>
  offeredFixes(vscode.editor(), [runAll, move]).map(({ title }) => title);

describe("running all cells", () => {
  test("is offered where an extension brings kernels", () => {
    const vscode = vscodeWith({ "ms-toolsai.jupyter": waitsForNotebooks() });
    expect(offered(vscode)).toEqual([runAll.title, move.title]);
  });

  test("is not where none does", () => {
    const vscode = vscodeWith({ "ms-python.python": { packageJSON: {} } });
    expect(offered(vscode)).toEqual([move.title]);
  });

  test("is not in a workspace that is not trusted", () => {
    const vscode = vscodeWith({ "ms-toolsai.jupyter": waitsForNotebooks() });
    vscode.isTrusted = false;
    expect(offered(vscode)).toEqual([move.title]);
  });
});
