import type { Disposable, Event } from "vscode";
import type { Editor } from "../editor.js";
import { readyNbflow } from "../local-server/index.js";
import { commandLine, listOf, type Machine, thisMachine } from "../nbflow-cli/index.js";
import type { Server, Source } from "../server-client/index.js";
import { firstFolder } from "../terminal/index.js";
import { remote } from "./remote.js";

/** The servers that are looked at: that of this machine, and those of the profiles. */
export interface Servers {
  readonly local: Source;
  /** Those of the profiles, as they were listed last; none before the first time. */
  readonly remotes: readonly Source[];
  readonly onDidChange: Event<void>;
  /** Lists the profiles, where that has not been done yet; `anew`: in any case. */
  list(options?: { readonly anew?: boolean }): Promise<readonly Source[]>;
}

export function makeServers(
  editor: Editor,
  local: Server,
  machine: Machine = thisMachine,
): Servers & Disposable {
  const { vscode, log } = editor;
  const changed = new vscode.EventEmitter<void>();
  let remotes: readonly Source[] = [];
  let listing: Promise<readonly Source[]> | undefined;

  async function read(): Promise<readonly Source[]> {
    const known = remotes;
    try {
      remotes = (await profiles(editor, machine)).map(
        (one) => known.find((each) => isSame(each, one)) ?? one,
      );
    } catch (error) {
      // The server of this machine is there without them.
      log.error(error instanceof Error ? error : String(error));
    }
    if (remotes.length > 0 || known.length > 0) changed.fire();
    return remotes;
  }

  return {
    local: { name: "", api: null, of: "nbflow", find: (options) => local.find(options) },
    get remotes() {
      return remotes;
    },
    onDidChange: changed.event,
    list: ({ anew = false } = {}) => {
      // In a workspace that is not trusted there are none, for now.
      if (!vscode.workspace.isTrusted) return Promise.resolve(remotes);
      if (anew) listing = undefined;
      listing ??= read();
      return listing;
    },
    dispose: () => changed.dispose(),
  };
}

/** What is known of a server, such as a key that it refused, stays with it when the profiles are listed anew. */
const isSame = (a: Source, b: Source): boolean => a.name === b.name && a.api === b.api && a.of === b.of;

/** A name that both nbflow and Prefect have means nbflow's, as on the command line. */
async function profiles(editor: Editor, machine: Machine): Promise<readonly Source[]> {
  const program = await readyNbflow(editor, machine);
  if (!program) return [];
  const nbflow = commandLine(machine, program, firstFolder(editor.vscode));
  const rows = listOf(await nbflow.json(["profile", "ls", "--json"]), ["name", "of", "apiUrl", "auth"]);
  return rows
    .filter(({ name }, index) => rows.findIndex((row) => row.name === name) === index)
    .map((profile) => remote(editor, profile));
}
