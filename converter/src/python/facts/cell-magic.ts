import type { CommandEffect, Step } from "../../facts/index.js";
import { embeddedRule, optionsLength } from "../../ipython/embedded.js";
import { interpolationOf } from "../../ipython/interpolation.js";
import { anything, embedded, sql } from "./line-magic.js";
import type { Lowering } from "./lowering.js";
import { shellEffects } from "./shell.js";

/** What a cell magic does with the cell. Those not listed may do anything. */
export function cellMagic(
  name: string,
  text: string,
  body: string,
  line: number,
  lowering: Lowering,
): readonly Step[] {
  const rule = embeddedRule(name);
  if (rule !== undefined) return ownPython(name, rule.scope, text, body, line, lowering);
  const command = (effects: readonly CommandEffect[], writes: readonly string[] = []): readonly Step[] => [
    {
      kind: "command",
      command: { does: `runs \`%%${name}\``, effects, reads: interpolationOf(text).names, writes },
      line,
    },
  ];
  switch (name) {
    case "html":
    case "HTML":
    case "latex":
    case "markdown":
    case "svg":
    case "SVG":
    case "javascript":
    case "js":
    case "mermaid":
    case "perl6":
    case "dot":
      return [];
    case "writefile":
    case "file": {
      const path = text.replace(/^(?:-a|--append)\s+/u, "").trim();
      const known = path !== "" && !/[${]/u.test(path);
      return [
        {
          kind: "command",
          command: {
            does: `writes ${known ? path : "a file"}`,
            effects: [
              { kind: "writes-file", path: known ? path : null },
              { kind: "uses", resource: "directory" },
            ],
            reads: interpolationOf(text).names,
            writes: [],
          },
          line,
        },
      ];
    }
    case "bash":
    case "sh":
    case "script":
    case "cmd":
    case "system":
    case "sx":
    case "!":
    case "perl":
    case "ruby":
    case "python2":
    case "python3": {
      const outputs = [...text.matchAll(/--(?:out|err|proc)[= ](\w+)/gu)].map((match) => match[1] ?? "");
      const shell = name === "bash" || name === "sh" || name === "sx" || name === "system" || name === "!";
      const effects: readonly CommandEffect[] = shell
        ? shellEffects(body)
        : [
            { kind: "writes-file", path: null },
            { kind: "changes", resource: "network" },
            { kind: "uses", resource: "environment" },
            { kind: "uses", resource: "directory" },
          ];
      // It runs in the background: nothing says when it is done.
      if (/--bg\b/u.test(text)) return anything(`%${name}`, text, line);
      return command(effects, outputs);
    }
    case "sql":
      return sql(`${text} ${body}`, line);
    default:
      return anything(`%${name}`, text, line);
  }
}

function ownPython(
  name: string,
  scope: "notebook" | "function",
  text: string,
  body: string,
  line: number,
  lowering: Lowering,
): readonly Step[] {
  const rule = embeddedRule(name);
  const rest = rule?.line === "code" ? text.slice(optionsLength(text, rule.valued)) : "";
  // `%%timeit setup` runs its line and its body in one function.
  const steps = embedded(rest === "" ? body : `${rest}\n${body}`, scope, line, lowering);
  const captured = name === "capture" ? /^\s*(?:--\S+\s+)*([A-Za-z_]\w*)/u.exec(text)?.[1] : undefined;
  if (captured === undefined) return steps;
  const value = { kind: "constant", type: "captured", text: null } as const;
  return [...steps, { kind: "assign", targets: [{ kind: "name", name: captured }], value, line }];
}
