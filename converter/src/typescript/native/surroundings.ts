import { ts } from "ts-morph";
import type { CellNames, Use } from "./cell-names.js";
import { lineAt, type Refusal } from "./refusal.js";

/** Names that a notebook's kernel has and a script's function does not, or has as something else. */
const kernelOnly = new Map<string, string>([
  ...words("globalThis window self global", "is a notebook's scope, and not a script's"),
  ...words("eval Function", "runs code that no one can read before"),
  ...words("module exports __dirname __filename", "a module has not"),
  ...words(
    "display html tslab _ $$ $$html$$ $$svg$$ $$png$$ $$jpeg$$ $$mime$$ $$async$$ $$done$$ $TS",
    "only the kernel has",
  ),
  ...words(
    "alert confirm prompt localStorage sessionStorage location caches Worker close addEventListener removeEventListener dispatchEvent",
    "Node lacks",
  ),
]);

/** What a cell uses of what is around it that would be something else in a script. */
export function unlikeSurroundings(cells: readonly CellNames[]): Refusal[] {
  const made = new Set(cells.flatMap(({ declared }) => [...declared.keys()]));
  return cells.flatMap((cell) => [...kernelsNames(cell, made), ...consoles(cell, cells)]);
}

function kernelsNames(cell: CellNames, made: ReadonlySet<string>): Refusal[] {
  const first = new Map<string, Use>();
  for (const use of cell.uses) {
    const { name, own, value } = use;
    if (own || !value || made.has(name) || !kernelOnly.has(name) || first.has(name)) continue;
    first.set(name, use);
  }
  const blocks = blockFunctions(cell.file);
  for (const use of cell.uses)
    if (!use.own && !made.has(use.name) && blocks.has(use.name) && !first.has(use.name))
      first.set(use.name, use);
  return [...first].map(([name, { at }]) => ({
    cell: cell.number,
    line: lineAt(at, cell.file),
    message: `uses \`${name}\`, which ${kernelOnly.get(name) ?? "is declared in a block alone"}`,
    hint: "Write it without.",
  }));
}

/** Functions of blocks: without strict mode they are also names of what is around. */
function blockFunctions(file: ts.SourceFile): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionDeclaration(node) && !ts.isSourceFile(node.parent) && node.name !== undefined)
      names.add(node.name.text);
    if (!ts.isFunctionLike(node)) ts.forEachChild(node, visit);
  };
  visit(file);
  return names;
}

const keeping = /\bconsole\.(group|groupCollapsed|groupEnd|count|countReset|time|timeEnd|timeLog)\b/gu;

/** Indents, counters and clocks of a kernel's one console go on from cell to cell. */
function consoles({ file, number }: CellNames, cells: readonly CellNames[]): Refusal[] {
  const [found] = [...file.text.matchAll(keeping)];
  if (found === undefined) return [];
  const kind = (name: string) =>
    name.startsWith("group") ? "group" : name.startsWith("count") ? "count" : "time";
  const own = kind(found[1] ?? "");
  const uses = (text: string) => [...text.matchAll(keeping)].filter(([, name = ""]) => kind(name) === own);
  const ends = uses(file.text).filter(([, name]) => name === "groupEnd").length;
  const closed = own !== "group" || ends * 2 === uses(file.text).length;
  const shared = cells.some((cell) => cell.number !== number && uses(cell.file.text).length > 0);
  if (closed && !shared) return [];
  return [
    {
      cell: number,
      line: lineAt(found.index, file),
      message: `uses \`${found[0]}\`, which goes on in other cells`,
      hint: "Begin and end it in one cell.",
    },
  ];
}

function words(names: string, why: string): [string, string][] {
  return names.split(" ").map((name) => [name, why]);
}
