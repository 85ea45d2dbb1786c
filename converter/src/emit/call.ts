import { flatText, mustBreak, object, printWidth, render } from "./layout.js";
import type { Layout } from "./layout.js";
import { columns } from "./width.js";

/** `const trips = readTrips({ path: settings.path });`, laid out as prettier would. */
export function callStatement(lead: string, callee: string, args: readonly Layout[], indent: number): string {
  const start = `${" ".repeat(indent)}${lead}${callee}(`;
  const flat = `${start}${args.map(flatText).join(", ")});\n`;
  if (columns(flat.trimEnd()) <= printWidth && !args.some(mustBreak)) return flat;
  const last = args.at(-1);
  const before = args.slice(0, -1);
  if (last?.kind === "object" && before.every(({ kind }) => kind === "atom")) {
    const open = [...before.map(flatText), ""].join(", ");
    return `${start}${open}${render(expanded(last), indent, 0, 2)});\n`;
  }
  const inner = " ".repeat(indent + 2);
  const lines = args.map((arg) => `${inner}${render(arg, indent + 2, indent + 2, 1)},\n`);
  return `${start}\n${lines.join("")}${" ".repeat(indent)});\n`;
}

function expanded(layout: Layout & { kind: "object" }): Layout {
  return object(layout.entries, true);
}
