import type { Editor, Feature } from "../editor.js";
import { convertNotebook } from "../convert/index.js";
import { applyFix, runAllCells } from "../cells/index.js";
import { register } from "./register.js";

type Command = (editor: Editor, argument: unknown) => Promise<void>;

const all: Readonly<Record<string, Command>> = {
  "nbflow.convertNotebook": convertNotebook,
  "nbflow.applyNotebookFix": applyFix,
  "nbflow.runAllCells": runAllCells,
};

/** The commands of the palette, the notebook's toolbar, the explorer and the editor's title. */
export const commands: Feature = (editor) =>
  Object.entries(all).map(([id, command]) => register(editor, id, (argument) => command(editor, argument)));
