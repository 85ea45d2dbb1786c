import { automagicOf } from "./automagic.js";
import type { Call } from "./calls.js";
import { cellMagic, lineMagic } from "./calls.js";
import { cleanUp } from "./cleanup.js";
import { embeddedRule, expands, optionsLength } from "./embedded.js";
import { interpolationOf } from "./interpolation.js";
import type { Line } from "./line.js";
import { withoutStart } from "./line.js";
import { lineMap, lineStarts, positionAt } from "./line-map.js";
import { cutAtSpace, splitLines, stripEnd } from "./python-text.js";
import { replaceSyntax } from "./syntax.js";
import type { Replacement } from "./syntax.js";
import type { EmbeddedPython, Magic, TransformedCell } from "./transformed-cell.js";

/**
 * Transforms a cell by IPython's own rules (`TransformerManager.transform_cell` of IPython 9): `code` is what it would give,
 * to the character. What IPython decides when the cell runs, automagic, is told apart in `automagic`.
 *
 * @example transformCell("files = !ls").code // "files = get_ipython().getoutput('ls')\n"
 */
export function transformCell(source: string): TransformedCell {
  return transformLines(source, linesOf(source), 0);
}

/** Magics may be nested so deep (`%time %time f()`): each level is read as a cell of its own. */
const deepest = 12;

/** Thrown for magics that are nested deeper. */
export class NestedTooDeep extends Error {}

/** The cell of one line that automagic runs as a line magic; null where automagic has nothing to do with it. */
export function transformAutomagic(source: string): TransformedCell | null {
  const clean = cleanUp(linesOf(source));
  const line = clean[0];
  const found = clean.length === 1 && line !== undefined ? automagicOf(line.text) : null;
  if (line === undefined || found === null) return null;
  const call = lineMagic(`${found.name} ${found.args}`.trimEnd());
  const { start } = line;
  const end = start + stripEnd(line.text).length;
  const starts = lineStarts(source);
  return {
    code: `${call.code}\n`,
    map: lineMap(source, [{ text: `${call.code}\n`, start, exact: 0, end }]),
    magics: [
      {
        ...describe(call, ""),
        body: null,
        python: embeddedInLine(source, call, start, end, 0),
        start: positionAt(starts, start),
        end: positionAt(starts, end),
      },
    ],
    automagic: null,
  };
}

function linesOf(source: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const text of splitLines(source.endsWith("\n") ? source : `${source}\n`)) {
    lines.push({ text, start, exact: text.length, end: start + text.length });
    start += text.length;
  }
  return lines;
}

function transformLines(source: string, lines: readonly Line[], depth: number): TransformedCell {
  if (depth > deepest) throw new NestedTooDeep("Magics are nested too deep.");
  const clean = cleanUp(lines);
  const whole = wholeCellMagic(source, clean, depth);
  const { lines: transformed, replacements } = replaceSyntax(whole?.lines ?? clean);
  const code = transformed.map((line) => line.text).join("");
  const starts = lineStarts(source);
  const magics = replacements.map((replacement) => lineMagicOf(source, starts, replacement, depth));
  return {
    code,
    map: lineMap(source, transformed),
    magics: whole === null ? magics : [whole.magic, ...magics],
    automagic: transformed.length === 1 && magics.length === 0 && whole === null ? automagicOf(code) : null,
  };
}

/** `%%name args` over a cell; `%%name?` asks for help and is none. */
function wholeCellMagic(
  source: string,
  lines: readonly Line[],
  depth: number,
): { lines: readonly Line[]; magic: Magic } | null {
  const first = lines[0];
  const last = lines.at(-1);
  if (first === undefined || last === undefined) return null;
  if (!first.text.startsWith("%%") || /^%%[\p{L}\p{N}_]+\?/u.test(first.text)) return null;
  const [name, args] = cutAtSpace(stripEnd(first.text.slice(2)));
  const body = lines.slice(1);
  const call = cellMagic(name, args, body.map((line) => line.text).join(""));
  const starts = lineStarts(source);
  const rule = embeddedRule(name);
  const parts: TransformedCell[] = [];
  if (rule?.line === "code") {
    const line = withoutStart({ ...first, text: `${stripEnd(first.text)}\n` }, 2 + name.length + 1);
    parts.push(...embeddedLine(source, line, rule.valued, depth));
  }
  if (rule !== undefined) parts.push(transformLines(source, body, depth + 1));
  return {
    lines: [{ text: `${call.code}\n`, start: first.start, exact: 0, end: last.end }],
    magic: {
      ...describe(call, ""),
      body: body.map((line) => line.text).join(""),
      python: rule === undefined ? null : { scope: rule.scope, parts },
      start: positionAt(starts, first.start),
      end: positionAt(starts, Math.min(last.end, source.length)),
    },
  };
}

function lineMagicOf(
  source: string,
  starts: readonly number[],
  replacement: Replacement,
  depth: number,
): Magic {
  const { call, start, end, before } = replacement;
  return {
    ...describe(call, before),
    body: null,
    python: call.kind === "line-magic" ? embeddedInLine(source, call, start + 1, end, depth) : null,
    start: positionAt(starts, start),
    end: positionAt(starts, end),
  };
}

/** The Python behind a line magic whose name begins at `name`. */
function embeddedInLine(
  source: string,
  call: Call,
  name: number,
  end: number,
  depth: number,
): EmbeddedPython | null {
  const rule = embeddedRule(call.name);
  if (rule?.line !== "code") return null;
  const argsStart = name + call.name.length + 1;
  const exact = source.startsWith(call.args, argsStart) ? call.args.length : 0;
  const line: Line = { text: `${call.args}\n`, start: argsStart, exact, end };
  return { scope: rule.scope, parts: embeddedLine(source, line, rule.valued, depth) };
}

/** The Python on a magic's line, behind its options. */
function embeddedLine(source: string, line: Line, valued: string, depth: number): TransformedCell[] {
  const code = withoutStart(line, optionsLength(stripEnd(line.text), valued));
  return code.text.trim() === "" ? [] : [transformLines(source, [code], depth + 1)];
}

function describe(call: Call, before: string): Omit<Magic, "body" | "python" | "start" | "end"> {
  const { kind, name, args } = call;
  const shell = kind === "shell" || kind === "captured-shell";
  const magic = kind === "line-magic" || kind === "cell-magic";
  const read = shell || (magic && expands(name)) ? interpolationOf(args) : { expressions: [], names: [] };
  return { kind, name, args, assigned: assignedName(before), ...read };
}

function assignedName(before: string): string | null {
  return /^\s*([\p{L}_][\p{L}\p{N}_]*)\s*=\s*$/u.exec(before)?.[1] ?? null;
}
