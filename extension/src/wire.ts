import type { ExtensionContext } from "vscode";
import { commands } from "./commands/index.js";
import type { Editor, Feature, Vscode } from "./editor.js";

const features: readonly Feature[] = [commands];

/** Puts the features together. Nothing is read, started or awaited here: `activate` has 50 ms. */
export function wire(vscode: Vscode, context: ExtensionContext): Editor {
  const log = vscode.window.createOutputChannel("nbflow", { log: true });
  const editor: Editor = { vscode, log, context };
  context.subscriptions.push(log, ...features.flatMap((feature) => feature(editor)));
  return editor;
}
