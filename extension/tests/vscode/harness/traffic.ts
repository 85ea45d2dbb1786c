import { readFile, readdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { vi } from "vitest";
import { artifacts, recordings } from "./paths.js";
import type { Project } from "./project.js";

/** A message between VS Code and the language server, as it went. */
export interface Message {
  readonly from: "client" | "server";
  readonly message: Readonly<Record<string, unknown>>;
}

const logOf = (project: Project): string => join(project.home, "traffic.jsonl");

/** Puts a listener around the language server of the installed extension, before a window opens. */
export async function recordTraffic(project: Project): Promise<void> {
  const extensions = join(project.home, "vscode/extensions");
  const dist = await vi.waitFor(
    async () => {
      const own = (await readdir(extensions)).find((name) =>
        /^nbflow\.nbflow-vscode-[^.]*\.[^.]*\.\d+$/.test(name),
      );
      const folder = join(extensions, own ?? "none", "dist");
      await rename(join(folder, "language-server.mjs"), join(folder, "language-server-itself.mjs"));
      return folder;
    },
    { timeout: 30_000 },
  );
  await writeFile(
    join(dist, "language-server.mjs"),
    `import { appendFileSync } from "node:fs";
import "./language-server-itself.mjs";
const keep = (from, message) =>
  appendFileSync(${JSON.stringify(logOf(project))}, JSON.stringify({ from, message }) + "\\n");
process.on("message", (message) => keep("client", message));
const send = process.send.bind(process);
process.send = (message, ...rest) => {
  keep("server", message);
  return send(message, ...rest);
};
`,
  );
}

/** A change of the notebook, and what the server told once it had analysed it. */
export interface Step {
  readonly messages: readonly { readonly method: string; readonly params: unknown }[];
  readonly labels: readonly string[];
}

async function messages(project: Project): Promise<readonly Message[]> {
  const lines = (await readFile(logOf(project), "utf8")).trimEnd().split("\n");
  return lines.map((line) => JSON.parse(line) as Message);
}

/**
 * The session so far as steps that a test without VS Code can repeat. With NBFLOW_RECORD set, those tests' own copy is
 * written anew. Gives the last step.
 */
export async function keepTraffic(project: Project, name: string): Promise<Step> {
  const steps: Step[] = [];
  let sent: Step["messages"][number][] = [];
  for (const { from, message } of await messages(project)) {
    const { method, params } = message as { method?: string; params?: unknown };
    if (from === "client" && method?.startsWith("notebookDocument/")) sent.push({ method, params });
    if (from === "server" && method === "nbflow/becomes" && sent.length > 0) {
      const { cells } = params as { cells: readonly { label: string }[] };
      steps.push({ messages: sent, labels: cells.map(({ label }) => label) });
      sent = [];
    }
  }
  const folder = project.folder.slice(0, project.folder.lastIndexOf("/"));
  const text = JSON.stringify(steps, null, 1)
    .replaceAll(folder, "/home/ada")
    .replaceAll(/127\.0\.0\.1:\d+/g, "host");
  await writeFile(join(artifacts, `${name}.json`), text);
  if (process.env["NBFLOW_RECORD"]) await writeFile(join(recordings, `${name}.json`), text);
  const last = steps.at(-1);
  if (!last) throw new Error("VS Code and the language server said nothing to each other.");
  return last;
}
