import { spawn } from "node:child_process";
import { build } from "esbuild";
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { languageServer } from "../../../bundles.mjs";
import type { NotebookBecomes } from "../../../src/language-protocol/index.js";

export interface Published {
  readonly uri: string;
  readonly version?: number;
  readonly diagnostics: readonly {
    readonly code: string;
    readonly message: string;
    readonly severity: number;
    readonly range: {
      readonly start: { readonly line: number; readonly character: number };
      readonly end: { readonly line: number; readonly character: number };
    };
  }[];
}

/** A language server as a process of its own, spoken to over its standard input and output. */
export interface ServerProcess {
  readonly connection: MessageConnection;
  /** What stands at each cell now, by the cell document's URI. */
  readonly diagnostics: ReadonlyMap<string, Published>;
  /** What the notebook became last. */
  becomes(): NotebookBecomes | undefined;
  /** Resolves once what was published fulfils a condition. */
  until(condition: () => boolean): Promise<void>;
  stop(): Promise<void>;
}

/** Bundles the server into a folder, and gives its program. */
export async function bundleServer(outdir: string): Promise<string> {
  await build({ ...languageServer, outdir });
  return `${outdir}/language-server.mjs`;
}

export function startServer(program: string, settings: unknown = {}): ServerProcess {
  const child = spawn(process.execPath, [program, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const diagnostics = new Map<string, Published>();
  const waiting = new Set<() => void>();
  let latest: NotebookBecomes | undefined;
  connection.onRequest("workspace/configuration", () => [settings]);
  connection.onRequest("workspace/codeLens/refresh", () => null);
  connection.onRequest("client/registerCapability", () => null);
  connection.onNotification("textDocument/publishDiagnostics", (published: Published) => {
    diagnostics.set(published.uri, published);
    for (const check of waiting) check();
  });
  connection.onNotification("nbflow/becomes", (becomes: NotebookBecomes) => {
    latest = becomes;
    for (const check of waiting) check();
  });
  connection.listen();
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  return {
    connection,
    diagnostics,
    becomes: () => latest,
    until: (condition) =>
      new Promise((resolve) => {
        const check = (): void => {
          if (!condition()) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      }),
    stop: async () => {
      child.kill();
      await ended;
    },
  };
}
