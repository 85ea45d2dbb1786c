/** Where a magic holds Python that it runs in this process, and where what that assigns goes. */
export interface EmbeddedRule {
  readonly scope: "notebook" | "function";
  /** Whether a line magic's arguments, or the line of a cell magic, are Python, behind options that take a value or not. */
  readonly line: "code" | "options";
  /** Options that a value follows as a word of its own. */
  readonly valued: string;
}

/**
 * From each magic's own documentation: IPython (`time`, `timeit`, `prun`, `capture`, `debug`, `code_wrap`), memory_profiler,
 * line_profiler, pyinstrument, snakeviz, scalene, wandb.
 */
const RULES: Readonly<Record<string, EmbeddedRule>> = {
  time: { scope: "notebook", line: "code", valued: "" },
  timeit: { scope: "function", line: "code", valued: "nrpv" },
  prun: { scope: "notebook", line: "code", valued: "DlsTp" },
  debug: { scope: "notebook", line: "code", valued: "b" },
  capture: { scope: "notebook", line: "options", valued: "" },
  memit: { scope: "function", line: "code", valued: "rti" },
  mprun: { scope: "function", line: "code", valued: "fT" },
  lprun: { scope: "notebook", line: "code", valued: "fmDTsuz" },
  pyinstrument: { scope: "notebook", line: "code", valued: "" },
  snakeviz: { scope: "notebook", line: "code", valued: "f" },
  scalene: { scope: "notebook", line: "code", valued: "" },
  wandb: { scope: "notebook", line: "options", valued: "" },
};

export function embeddedRule(name: string): EmbeddedRule | undefined {
  return Object.hasOwn(RULES, name) ? RULES[name] : undefined;
}

/** How many characters of the arguments are options: `-n 10 -r3 ` in `-n 10 -r3 f(x)`. */
export function optionsLength(args: string, valued: string): number {
  const option = /\s*-(?:-[\w-]+(?:=\S*)?|[A-Za-z]\S*)(?:\s+|$)/y;
  let end = 0;
  for (;;) {
    option.lastIndex = end;
    const match = option.exec(args);
    if (match === null) return end;
    end = option.lastIndex;
    const word = match[0].trim();
    if (word.length === 2 && valued.includes(word.charAt(1))) {
      const value = /\S+(?:\s+|$)/y;
      value.lastIndex = end;
      if (value.test(args)) end = value.lastIndex;
    }
  }
}

/** Magics whose arguments IPython leaves alone: they are Python, where `{` and `$` mean something else. */
const NO_EXPANSION: ReadonlySet<string> = new Set(["time", "timeit", "prun", "debug"]);

export function expands(name: string): boolean {
  return !NO_EXPANSION.has(name);
}
