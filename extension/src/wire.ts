import type { ExtensionContext } from "vscode";
import { cellStatus } from "./cells/index.js";
import { commands } from "./commands/index.js";
import { deploy } from "./deploy/index.js";
import { deployments } from "./deployments/index.js";
import type { Editor, Feature, Vscode } from "./editor.js";
import { flows } from "./flows/index.js";
import { runs } from "./runs/index.js";
import { run } from "./run/index.js";
import { preview } from "./preview/index.js";
import { localServer } from "./local-server/index.js";
import { makeServers, serverCommands, type Servers } from "./servers/index.js";
import { workPools } from "./work-pools/index.js";
import { type Connect, connectServer, type Language, makeLanguage } from "./language-client/index.js";

const features = (language: Language, servers: Servers): readonly Feature[] => [
  commands,
  run,
  flows,
  (editor) => runs(editor, servers),
  (editor) => deployments(editor, servers),
  (editor) => workPools(editor, servers),
  (editor) => serverCommands(editor, servers),
  (editor) => deploy(editor, servers),
  (editor) => cellStatus(editor, language),
  (editor) => preview(editor, language),
];

/** Puts the features together. Nothing is read, started or awaited here: `activate` has 50 ms. */
export function wire(vscode: Vscode, context: ExtensionContext, connect: Connect = connectServer): Editor {
  const log = vscode.window.createOutputChannel("nbflow", { log: true });
  const editor: Editor = { vscode, log, context };
  const language = makeLanguage(editor, connect);
  const servers = makeServers(editor, localServer(editor));
  context.subscriptions.push(
    log,
    language,
    servers,
    ...features(language, servers).flatMap((feature) => feature(editor)),
  );
  return editor;
}
