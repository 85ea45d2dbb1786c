import { raising, themes } from "./statements.js";
import { Variables } from "./variables.js";

/** Numbers that say what a statement is: its theme, which of the theme's, and what stands in its places. */
export type Choices = readonly number[];

export interface CellChoices {
  readonly statements: readonly Choices[];
  /** Tagged `raises-exception`: an error in it is an output, and the notebook goes on. */
  readonly mayRaise: boolean;
}

export interface Cell {
  readonly source: string;
  readonly tags: readonly string[];
}

const modules =
  "collections, contextlib, copy, dataclasses, decimal, functools, io, itertools, json, os, pathlib, random, sys, types, warnings";

/** So that the first statements have something to work on. */
const beginning = [
  `import ${modules}\nimport numpy as np\nimport pandas as pd`,
  "a = [1, 2]\nb = 3\nc = [[1], [2]]\nd = {'a': 1}",
];
const files = ["'x.txt'", "'y.txt'", "'d/x.txt'", "'z.csv'"];
const texts = ["'x'", "'y'", "'a'", "''"];
const place = /\{(!?)(\w+):(\w+)\}|\{#\}|\{\$\}|\{@(\w+)\}|^( *)\{S\}$/gmu;

const weighted = themes.flatMap(([weight, statements]) => Array.from({ length: weight }, () => statements));

/** The notebook that the choices make. It runs, but for what raises on purpose or by a chance that is not foreseen. */
export function notebookOf(choices: readonly CellChoices[]): Cell[] {
  const variables = new Variables();
  for (const [name, kind] of Object.entries({ a: "list", b: "int", c: "nested", d: "dict" }))
    variables.bind(name, kind, []);
  const cells = choices.map(({ statements, mayRaise }): Cell => {
    const left = [...statements];
    const lines: string[] = [];
    while (left.length > 0) lines.push(statementOf(left, variables, mayRaise, 0) ?? "");
    const source = lines.filter((line) => line !== "").join("\n");
    return { source, tags: mayRaise ? ["raises-exception"] : [] };
  });
  return [...beginning.map((source) => ({ source, tags: [] })), ...cells].filter(
    ({ source }) => source !== "",
  );
}

/** A statement made of the first of the choices that are left, and of more of them where it holds others. */
function statementOf(
  left: Choices[],
  variables: Variables,
  mayNotRun: boolean,
  depth: number,
): string | null {
  const [theme = 0, which = 0, ...rest] = left.shift() ?? [];
  const statements = weighted[theme % weighted.length] ?? [];
  const template = statements[which % statements.length] ?? "pass";
  if (depth > 2 && template.includes("{S}")) return null;
  if (raising.includes(template) && !mayNotRun && which % 4 !== 0) return null;
  const filled = filledIn(template, rest, variables, mayNotRun || depth > 0);
  if (filled === null) return null;
  const { text, bound, mentioned } = filled;
  const whole = text.replaceAll(/^( *)\{S\}$/gmu, (_, indent: string) => {
    const inner = left.length === 0 ? null : statementOf(left, variables, true, depth + 1);
    return (inner ?? "pass").replaceAll(/^/gmu, indent);
  });
  const removed = /^del (\w+)$/u.exec(text)?.[1];
  if (removed !== undefined) variables.remove(removed);
  for (const [name, kind] of bound) variables.bind(name, kind, mentioned);
  return whole;
}

interface Filled {
  readonly text: string;
  readonly bound: ReadonlyMap<string, string>;
  readonly mentioned: readonly string[];
}

/** The template with its places filled; null where there is no variable of a kind that it needs. */
function filledIn(
  template: string,
  choices: Choices,
  variables: Variables,
  mayNotRun: boolean,
): Filled | null {
  const labels = new Map<string, string>();
  const bound = new Map<string, string>();
  const mentioned: string[] = [];
  let at = 0;
  let possible = true;
  const next = (): number => choices[at++ % Math.max(1, choices.length)] ?? 0;
  const named = (label: string, kind: string, binds: boolean): string => {
    const known = labels.get(label);
    if (known !== undefined) return known;
    const name = binds ? variables.fresh(kind, next(), mayNotRun) : variables.pick(kind, next());
    // One name is not bound twice in one statement.
    if (name === null || (binds && bound.has(name))) possible = false;
    labels.set(label, name ?? "");
    if (name !== null && binds) bound.set(name, kind);
    else if (name !== null) mentioned.push(name);
    return name ?? "";
  };
  if (mayNotRun && template.startsWith("del {")) return null;
  const text = template.replaceAll(
    place,
    (all: string, binds?: string, label?: string, kind?: string, file?: string) => {
      if (kind !== undefined && label !== undefined) return named(label, kind, binds === "!");
      if (all === "{#}") return String(next() % 7);
      if (all === "{$}") return texts[next() % texts.length] ?? "''";
      if (file === undefined) return all;
      const known = labels.get(`@${file}`) ?? files[next() % files.length] ?? "";
      labels.set(`@${file}`, known);
      return known;
    },
  );
  return possible ? { text, bound, mentioned } : null;
}
