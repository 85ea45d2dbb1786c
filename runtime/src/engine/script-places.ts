/** Where a cell's lines stand in a script that the converter wrote: behind `// cell 4, line 2` comes the cell's second line. */
interface Mark {
  readonly script: number;
  readonly cell: number;
  readonly line: number;
}

const SCRIPTS = Symbol.for("nbflow.scripts");
const shared = globalThis as { [SCRIPTS]?: Map<string, readonly Mark[]> };

/** By the script's path; one for all copies of this package in a process. */
const scripts = (shared[SCRIPTS] ??= new Map());

/** Remembers a script's text, so that errors in it can be told by cell and line. */
export function rememberScript(path: string, text: string): void {
  const marks = text.split("\n").flatMap((line, index): Mark[] => {
    const found = /^\s*\/\/ cell (\d+)(?:, line (\d+))?$/u.exec(line);
    return found === null ? [] : [{ script: index + 1, cell: Number(found[1]), line: Number(found[2] ?? 1) }];
  });
  scripts.set(path, marks);
}

/** The line in the cell that an error's innermost line in the script is; null where there is none. */
export function lineInCell(stack: string, cell: number): number | null {
  for (const [, path = "", line = ""] of stack.matchAll(/(?:file:\/\/)?(\/[^():\n]+):(\d+):\d+/gu)) {
    const mark = scripts.get(pathOf(path))?.findLast((one) => one.script < Number(line));
    if (mark?.cell === cell) return Number(line) - mark.script - 1 + mark.line;
  }
  return null;
}

/** A path as the system has it: in a stack it may be a URL's. */
function pathOf(text: string): string {
  try {
    return scripts.has(text) ? text : decodeURIComponent(text);
  } catch {
    return text;
  }
}
