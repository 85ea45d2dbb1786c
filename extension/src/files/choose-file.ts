import type { Uri } from "vscode";
import type { Editor } from "../editor.js";
import { type FileKind, kindOf, notebookOf } from "./kinds.js";
import { previewedNotebook } from "./preview-uri.js";
import { filesLike, flowPattern, isThere } from "./workspace-files.js";

/**
 * The file that a command is for: the one it was called on (explorer, notebook toolbar, editor title), else the one in
 * the active editor, else the one that the person picks among the workspace's. Undefined where they pick none. For a
 * script, a command that takes notebooks alone means the notebook it came from.
 */
export async function chooseFile(
  editor: Editor,
  argument: unknown,
  kinds: readonly FileKind[],
): Promise<Uri | undefined> {
  const { window } = editor.vscode;
  const atHand = [
    uriOf(editor, argument),
    window.activeNotebookEditor?.notebook.uri,
    window.activeTextEditor?.document.uri,
  ];
  for (const shown of atHand) {
    const uri = shown && (previewedNotebook(editor.vscode, shown) ?? shown);
    const kind = uri && kindOf(uri);
    if (uri === undefined || kind === undefined) continue;
    if (kinds.includes(kind)) return uri;
    if (kind === "flow" && (await isThere(editor.vscode, notebookOf(uri)))) return notebookOf(uri);
  }
  return pickFile(editor, kinds);
}

/** What a line over one of the flows of a script hands to a command. */
export interface FlowTarget {
  readonly script: Uri;
  /** The export that it is; undefined for the script's default. */
  readonly flow: string | undefined;
}

/** The export that a command is for; undefined for the default of the file, which is all that a notebook has. */
export function flowOf(argument: unknown): string | undefined {
  const flow = isRecord(argument) ? argument["flow"] : undefined;
  return typeof flow === "string" ? flow : undefined;
}

/** VS Code hands a command a Uri, or, from a notebook's toolbar, an object that names the notebook. */
function uriOf({ vscode }: Editor, argument: unknown): Uri | undefined {
  if (argument instanceof vscode.Uri) return argument;
  if (!isRecord(argument)) return undefined;
  if (argument["script"] instanceof vscode.Uri) return argument["script"];
  if (!isRecord(argument["notebookEditor"])) return undefined;
  const uri = argument["notebookEditor"]["notebookUri"];
  return uri instanceof vscode.Uri ? uri : undefined;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

async function pickFile({ vscode }: Editor, kinds: readonly FileKind[]): Promise<Uri | undefined> {
  const files = await filesLike(vscode, kinds.includes("flow") ? flowPattern : "**/*.ipynb");
  if (files.length === 0) {
    void vscode.window.showInformationMessage(
      "nbflow: there is no notebook in this workspace. Open one first.",
    );
    return undefined;
  }
  const items = files
    .map((uri) => ({ label: vscode.workspace.asRelativePath(uri), uri }))
    .sort((a, b) => a.label.localeCompare(b.label));
  const picked = await vscode.window.showQuickPick(items, {
    title: "nbflow",
    placeHolder: "Which notebook?",
  });
  return picked?.uri;
}
