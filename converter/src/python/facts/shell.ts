import type { Command, CommandEffect } from "../../facts/index.js";
import { interpolationOf } from "../../ipython/interpolation.js";

/** What a shell line does: print what it finds in the environment, read files, install packages, or anything with files. */
export function shellCommand(text: string): Command {
  const shown = text.trim().split("\n")[0] ?? "";
  return {
    does: `runs \`!${shown.length > 40 ? `${shown.slice(0, 39)}…` : shown}\``,
    effects: shellEffects(text),
    reads: interpolationOf(text).names,
    writes: [],
  };
}

export function shellEffects(text: string): readonly CommandEffect[] {
  const commands = text.split(/\|\||&&|[;|\n&]/u).map((command) => command.trim());
  const kinds = new Set(commands.filter((command) => command !== "").map(kindOf));
  if (/[<>`]|\$\(/u.test(text)) kinds.add("any");
  const environment: CommandEffect[] = [
    { kind: "uses", resource: "environment" },
    { kind: "uses", resource: "directory" },
  ];
  if (kinds.has("any"))
    return [...environment, { kind: "writes-file", path: null }, { kind: "changes", resource: "network" }];
  if (kinds.has("installs")) return [{ kind: "changes", resource: "packages" }, ...environment];
  // a name with `*` stands for the files that there are
  if (kinds.has("reads") || /[*?[]/u.test(text)) return [...environment, { kind: "reads-file", path: null }];
  return kinds.has("nothing") ? [...environment, { kind: "uses", resource: "packages" }] : [];
}

type ShellKind = "nothing" | "reads" | "installs" | "any";

function kindOf(command: string): ShellKind {
  const words = command.split(/\s+/u);
  const [head = "", next = ""] = words;
  if (harmless.has(head)) return "nothing";
  if (readers.has(head)) return "reads";
  if (/^(?:pip3?|conda|mamba|apt|apt-get)$/u.test(head) || (head === "uv" && next === "pip"))
    return next === "list" ? "nothing" : "installs";
  if (/^python[\d.]*$/u.test(head)) {
    if (next === "--version" || next === "-V") return "nothing";
    if (next === "-m" && words[2] === "pip") return "installs";
  }
  if (command.endsWith("--version")) return "nothing";
  return "any";
}

const harmless = new Set([
  "echo",
  "date",
  "whoami",
  "uname",
  "nvidia-smi",
  "which",
  "sleep",
  "true",
  "hostname",
  "lscpu",
  "free",
]);
const readers = new Set([
  "ls",
  "cat",
  "head",
  "tail",
  "wc",
  "pwd",
  "grep",
  "du",
  "df",
  "file",
  "tree",
  "stat",
  "more",
  "less",
  "md5sum",
  "diff",
]);
