import type { ExtensionContext } from "vscode";
import { cellStatus } from "./cells/index.js";
import { commands } from "./commands/index.js";
import { deploy } from "./deploy/index.js";
import { deployments } from "./deployments/index.js";
import type { Editor, Feature, Vscode } from "./editor.js";
import { runs } from "./runs/index.js";
import { run } from "./run/index.js";
import { preview } from "./preview/index.js";
import { localServer, type LocalServer } from "./local-server/index.js";
import { workPools } from "./work-pools/index.js";
import { type Connect, connectServer, type Language, makeLanguage } from "./language-client/index.js";

const features = (language: Language, server: LocalServer): readonly Feature[] => [
  commands,
  run,
  (editor) => runs(editor, server),
  (editor) => deployments(editor, server),
  (editor) => workPools(editor, server),
  deploy,
  (editor) => cellStatus(editor, language),
  (editor) => preview(editor, language),
];

/** Puts the features together. Nothing is read, started or awaited here: `activate` has 50 ms. */
export function wire(vscode: Vscode, context: ExtensionContext, connect: Connect = connectServer): Editor {
  const log = vscode.window.createOutputChannel("nbflow", { log: true });
  const editor: Editor = { vscode, log, context };
  const language = makeLanguage(editor, connect);
  context.subscriptions.push(
    log,
    language,
    ...features(language, localServer(editor)).flatMap((feature) => feature(editor)),
  );
  return editor;
}
