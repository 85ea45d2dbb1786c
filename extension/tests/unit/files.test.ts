import { describe, expect, test } from "vitest";
import { chooseFile, notebookOf, savedFile, scriptOf } from "../../src/files/index.js";
import { FakeUri } from "./fake/uri.js";
import { FakeVscode } from "./fake/vscode.js";

const file = (path: string) => FakeUri.file(path) as never;

describe("which file a command is for", () => {
  test("the one that it was called on in the explorer, before the one in the editor", async () => {
    const vscode = new FakeVscode();
    vscode.openDocument("/project/other.ipynb");
    const chosen = await chooseFile(vscode.editor(), FakeUri.file("/project/trips.ipynb"), ["notebook"]);
    expect(chosen?.path).toBe("/project/trips.ipynb");
  });

  test("the notebook whose toolbar it was called from", async () => {
    const toolbar = { notebookEditor: { notebookUri: FakeUri.file("/project/trips.ipynb") }, ui: true };
    expect((await chooseFile(new FakeVscode().editor(), toolbar, ["notebook"]))?.path).toBe(
      "/project/trips.ipynb",
    );
  });

  test("the flow script in the editor, for a command that takes one", async () => {
    const vscode = new FakeVscode();
    vscode.openDocument("/project/trips.flow.ts");
    expect((await chooseFile(vscode.editor(), undefined, ["notebook", "flow"]))?.path).toBe(
      "/project/trips.flow.ts",
    );
  });

  test("the notebook of the script in the editor, for a command that takes none", async () => {
    const vscode = new FakeVscode();
    vscode.openDocument("/project/trips.flow.ts");
    vscode.files.set("/project/trips.ipynb", "");
    expect((await chooseFile(vscode.editor(), undefined, ["notebook"]))?.path).toBe("/project/trips.ipynb");
  });

  test("the one that the person picks, where the editor has no notebook", async () => {
    const vscode = new FakeVscode();
    vscode.openDocument("/project/notes.md");
    vscode.files.set("/project/b.ipynb", "").set("/project/a.ipynb", "");
    vscode.answers.push("b.ipynb");
    expect((await chooseFile(vscode.editor(), undefined, ["notebook"]))?.path).toBe("/project/b.ipynb");
    expect(vscode.messages).toEqual(["pick: a.ipynb, b.ipynb"]);
  });

  test("none, and it says so, where the workspace has no notebook", async () => {
    const vscode = new FakeVscode();
    expect(await chooseFile(vscode.editor(), undefined, ["notebook"])).toBeUndefined();
    expect(vscode.messages).toEqual(["nbflow: there is no notebook in this workspace. Open one first."]);
  });
});

describe("the file on disk", () => {
  test("a notebook with unsaved changes is saved without a question", async () => {
    const vscode = new FakeVscode();
    const document = vscode.openDocument("/project/trips.ipynb", { isDirty: true });
    expect((await savedFile(vscode.editor(), document.uri as never))?.path).toBe("/project/trips.ipynb");
    expect(document.isDirty).toBe(false);
    expect(vscode.messages).toEqual([]);
  });

  test("a notebook that cannot be saved is not run as it was", async () => {
    const vscode = new FakeVscode();
    const document = vscode.openDocument("/project/trips.ipynb", { isDirty: true, saves: false });
    expect(await savedFile(vscode.editor(), document.uri as never)).toBeUndefined();
    expect(vscode.messages).toEqual(["nbflow: trips.ipynb could not be saved, so it was not run."]);
  });

  test("a notebook that was never saved asks where to", async () => {
    const vscode = new FakeVscode();
    const document = vscode.openDocument("Untitled-1.ipynb", { isUntitled: true, isDirty: true });
    vscode.answers.push("/project/new.ipynb");
    expect((await savedFile(vscode.editor(), document.uri as never))?.path).toBe("/project/new.ipynb");
    expect(await savedFile(vscode.editor(), document.uri as never)).toBeUndefined();
  });

  test("one that is on no disk is refused with a word", async () => {
    const vscode = new FakeVscode();
    const remote = new FakeUri("vscode-vfs", "/project/trips.ipynb");
    expect(await savedFile(vscode.editor(), remote as never)).toBeUndefined();
    expect(vscode.messages).toEqual(["nbflow needs the file on a disk, and trips.ipynb is on none."]);
  });
});

test("a notebook and its script are named after each other", () => {
  expect(scriptOf(file("/project/trips.ipynb")).path).toBe("/project/trips.flow.ts");
  expect(notebookOf(file("/project/trips.flow.ts")).path).toBe("/project/trips.ipynb");
  expect(notebookOf(file("/project/trips.ipynb")).path).toBe("/project/trips.ipynb");
});
