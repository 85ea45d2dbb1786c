import type { Command, CommandEffect, Step } from "../../facts/index.js";
import { embeddedRule, optionsLength } from "../../ipython/embedded.js";
import { interpolationOf } from "../../ipython/interpolation.js";
import { boundNames } from "./bound-names.js";
import type { Lowering } from "./lowering.js";
import { shellCommand } from "./shell.js";

/** What a line magic does. Those not listed may do anything. */
export function lineMagic(name: string, text: string, line: number, lowering: Lowering): readonly Step[] {
  const rule = embeddedRule(name);
  if (rule !== undefined) {
    if (rule.line !== "code") return [];
    return embedded(text.slice(optionsLength(text, rule.valued)), rule.scope, line, lowering);
  }
  const effects = (...list: CommandEffect[]): readonly Step[] => [
    {
      kind: "command",
      command: { does: `runs \`%${name} ${text}\``.replace(" `", "`"), effects: list, reads: [], writes: [] },
      line,
    },
  ];
  if (quiet.has(name)) return [];
  if (/^pinfo2?$/u.test(name)) return lookedUp(text, line, lowering);
  switch (name) {
    case "matplotlib":
      return effects({
        kind: "changes",
        resource: /^\s*(?:inline|-l|--list)?\s*$/u.test(text) ? "matplotlib options" : "figures",
      });
    case "config":
      return effects({
        kind: "changes",
        resource: /close_figures/u.test(text) ? "figures" : "matplotlib options",
      });
    case "doctest_mode":
    case "pprint":
      return effects({ kind: "changes", resource: "display" });
    case "precision":
      return effects(
        { kind: "changes", resource: "display" },
        { kind: "changes", resource: "numpy options" },
      );
    case "pip":
    case "conda":
    case "mamba":
    case "uv":
      return effects({ kind: "changes", resource: "packages" });
    case "cd":
    case "pushd":
    case "popd":
      return effects({ kind: "changes", resource: "directory" });
    case "pwd":
      return effects({ kind: "uses", resource: "directory" });
    case "env":
    case "set_env":
      return effects({ kind: /[= ]/u.test(text.trim()) ? "changes" : "uses", resource: "environment" });
    case "sx":
    case "system":
    case "sc":
      return name === "sc"
        ? anything(name, text, line)
        : [{ kind: "command", command: shellCommand(text), line }];
    case "ls":
    case "ll":
    case "cat":
    case "less":
    case "more":
    case "man":
    case "pycat":
    case "pfile":
      return effects({ kind: "reads-file", path: null }, { kind: "uses", resource: "directory" });
    case "mkdir":
    case "rm":
    case "rmdir":
    case "mv":
    case "cp":
      return effects({ kind: "writes-file", path: null }, { kind: "uses", resource: "directory" });
    case "mlflow":
      return effects({ kind: "changes", resource: "mlflow" });
    case "sql":
      return sql(text, line);
    default:
      return anything(name, text, line);
  }
}

export function anything(name: string, text: string, line: number): readonly Step[] {
  const shown = `%${name}${text === "" ? "" : ` ${text}`}`;
  return [
    { kind: "anything", because: `runs \`${shown.length > 40 ? `${shown.slice(0, 39)}…` : shown}\``, line },
  ];
}

/** Python that a magic runs, as the cell would or in a function of its own. */
export function embedded(
  code: string,
  scope: "notebook" | "function",
  line: number,
  lowering: Lowering,
): readonly Step[] {
  if (code.trim() === "") return [];
  const module = lowering.parse(code);
  if (module === null) return [{ kind: "anything", because: "runs code that could not be read", line }];
  const steps = lowering.steps(module.body);
  if (scope === "notebook") return steps;
  const { locals, globals } = boundNames(module.body);
  const body = {
    name: "the timed code",
    line,
    parameters: [],
    locals,
    globals,
    body: steps,
    generator: false,
  } as const;
  const value = { kind: "call", callee: { kind: "function", function: body }, arguments: [], line } as const;
  return [{ kind: "evaluate", value, shown: false, line }];
}

/** `obj?` shows the object. */
function lookedUp(text: string, line: number, lowering: Lowering): readonly Step[] {
  const module = lowering.parse(text.trim().replaceAll("?", ""));
  const [statement] = module?.body ?? [];
  if (statement?.nodeType !== "Expr") return [];
  return [{ kind: "evaluate", value: lowering.value(statement.value), shown: true, line }];
}

/** ipython-sql and jupysql: `:name` and `{{name}}` are variables, `name <<` takes the result. */
export function sql(text: string, line: number): readonly Step[] {
  const reads = [...text.matchAll(/(?<![:\w]):([A-Za-z_]\w*)|\{\{\s*([A-Za-z_]\w*)/gu)].map(
    (match) => match[1] ?? match[2] ?? "",
  );
  const writes = [...text.matchAll(/(?:^|\s)([A-Za-z_]\w*)\s*<</gu)].map((match) => match[1] ?? "");
  const command: Command = {
    does: "talks to a database",
    effects: [
      { kind: "changes", resource: "database" },
      { kind: "writes-file", path: null },
      { kind: "changes", resource: "network" },
    ],
    reads: [...new Set([...reads, ...interpolationOf(text).names])],
    writes,
  };
  // DuckDB and jupysql's snippets see variables by their bare names.
  const names = [...new Set(text.match(/[A-Za-z_]\w*/gu) ?? [])];
  return [
    { kind: "command", command: { ...command, reads: [...new Set([...command.reads, ...names])] }, line },
  ];
}

/** What shows something, or sets how the notebook looks, and leaves what cells compute alone. */
const quiet = new Set([
  "load_ext",
  "reload_ext",
  "unload_ext",
  "autoreload",
  "aimport",
  "lsmagic",
  "magic",
  "quickref",
  "history",
  "hist",
  "pdb",
  "xmode",
  "colors",
  "automagic",
  "rehashx",
  "bookmark",
  "dhist",
  "pdef",
  "pdoc",
  "psource",
  "psearch",
  "page",
  "connect_info",
  "watermark",
  "nb_black",
  "tensorboard",
  "blackcellmagic",
  "pinfo3",
  "config_inline",
  "logstate",
  "notebook",
  "qtconsole",
  "clear",
  "cls",
  "html",
  "latex",
  "markdown",
  "svg",
  "javascript",
  "js",
]);
