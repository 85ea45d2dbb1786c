import type { Disposable, TextDocumentContentProvider, Uri } from "vscode";
import { register } from "../commands/register.js";
import type { Editor } from "../editor.js";
import { clock, type Client, type LogLine, type OfRun, type Stop } from "../server-client/index.js";
import { nodeOf, type Node } from "./node.js";

const scheme = "nbflow-log";
/** The newest lines that are shown. */
const most = 5_000;

/** The log of a run as a document that follows it while it is open. */
export function runLogs(
  editor: Editor,
  servers: { readonly client: (node: Node) => Client | undefined },
): readonly Disposable[] {
  const { vscode } = editor;
  const changed = new vscode.EventEmitter<Uri>();
  const logs = new Map<string, { lines: readonly LogLine[]; stop: Stop }>();
  const provider: TextDocumentContentProvider = {
    onDidChange: changed.event,
    provideTextDocumentContent: (uri) => textOf(logs.get(uri.toString())?.lines ?? []),
  };
  const forget = (uri: Uri): void => {
    logs.get(uri.toString())?.stop();
    logs.delete(uri.toString());
  };

  async function open(client: Client, of: OfRun, uri: Uri): Promise<void> {
    const key = uri.toString();
    const show = (lines: readonly LogLine[]): void => {
      const log = logs.get(key);
      if (!log) return;
      log.lines = withNew(log.lines, lines);
      changed.fire(uri);
    };
    if (!logs.has(key)) logs.set(key, { lines: [], stop: client.followLogs(of, show) });
    show(await client.logs({ ...of, limit: most }));
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { preview: true });
  }

  return [
    changed,
    vscode.workspace.registerTextDocumentContentProvider(scheme, provider),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => forget(uri)),
    register(editor, "nbflow.showRunLogs", async (argument) => {
      const node = nodeOf(argument);
      const client = node && servers.client(node);
      if (!client || node.kind === "more") return;
      const { id, name } = node.run;
      const of: OfRun = node.kind === "flow-run" ? { flowRunId: id } : { taskRunId: id };
      const server = encodeURIComponent(node.source.name);
      await open(client, of, vscode.Uri.parse(`${scheme}:/${encodeURIComponent(name)}.log?${id}&${server}`));
    }),
    { dispose: () => logs.forEach(({ stop }) => stop()) },
  ];
}

/** A line may come twice: as one of those that were there, and as a new one. */
function withNew(known: readonly LogLine[], lines: readonly LogLine[]): readonly LogLine[] {
  const byId = new Map([...known, ...lines].map((line) => [line.id, line]));
  return [...byId.values()].toSorted((a, b) => (a.timestamp < b.timestamp ? -1 : 1)).slice(-most);
}

const levels: readonly (readonly [least: number, word: string])[] = [
  [50, "critical"],
  [40, "error"],
  [30, "warning"],
  [20, "info"],
];

function textOf(lines: readonly LogLine[]): string {
  return lines
    .map(({ timestamp, level, message }) => {
      const word = levels.find(([least]) => level >= least)?.[1] ?? "debug";
      // The colours of a terminal are none of a document's.
      return `${clock(timestamp)} [${word}] ${message.replaceAll(/\u001b\[[\d;]*m/gu, "")}\n`;
    })
    .join("");
}
