import type { Line } from "./line.js";
import { shortened } from "./line.js";
import { isBlank } from "./python-text.js";

/** What IPython does to every cell first: leading empty lines go, then the common indent, then pasted prompts. */
export function cleanUp(lines: readonly Line[]): readonly Line[] {
  return withoutPrompts(withoutDoctestPrompts(withoutIndent(withoutLeadingBlanks(lines))));
}

function withoutLeadingBlanks(lines: readonly Line[]): readonly Line[] {
  const first = lines.findIndex((line) => !isBlank(line.text));
  return first <= 0 ? lines : lines.slice(first);
}

/** `textwrap.dedent`: lines of blanks alone become empty, also inside strings, and tabs and spaces are not the same. */
function withoutIndent(lines: readonly Line[]): readonly Line[] {
  let margin: string | null = null;
  let changed = false;
  for (const [i, { text }] of lines.entries()) {
    if (!startsRow(lines, i)) continue;
    const indent = leadingBlanks(text);
    if (indent.length === text.length || text.charAt(indent.length) === "\n") {
      changed ||= indent !== "";
      continue;
    }
    margin = margin === null ? indent : commonStart(margin, indent);
  }
  const cut = margin ?? "";
  if (cut === "" && !changed) return lines;
  return lines.map((line, i) => {
    if (!startsRow(lines, i)) return line;
    const indent = leadingBlanks(line.text);
    const rest = line.text.slice(indent.length);
    if (rest === "" || rest === "\n") return shortened(line, rest);
    return line.text.startsWith(cut) ? shortened(line, line.text.slice(cut.length)) : line;
  });
}

/** `dedent` knows `\n` alone, `splitlines` more line ends: what follows one of those is no row of its own. */
function startsRow(lines: readonly Line[], i: number): boolean {
  return i === 0 || (lines[i - 1]?.text.endsWith("\n") ?? false);
}

function leadingBlanks(text: string): string {
  let end = 0;
  while (text.charAt(end) === " " || text.charAt(end) === "\t") end += 1;
  return text.slice(0, end);
}

function commonStart(a: string, b: string): string {
  let end = 0;
  while (end < a.length && end < b.length && a.charAt(end) === b.charAt(end)) end += 1;
  return a.slice(0, end);
}

const SPACE = String.raw`[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]`;
const DOCTEST_FIRST = new RegExp(`^${SPACE}*>>>`);
const DOCTEST_PROMPT = new RegExp(String.raw`^${SPACE}*(?:>>>|\.\.\.)[ \t]?`);
const TRIPLE_QUOTE = /(?<!\\)("""|''')/g;

/** `>>>` and `...`, also indented, where a line outside a triple-quoted string starts with `>>>`. */
function withoutDoctestPrompts(lines: readonly Line[]): readonly Line[] {
  if (!lines.some(({ text }) => DOCTEST_FIRST.test(text))) return lines;
  const kept = insideStrings(lines);
  if (!lines.some(({ text }, i) => !kept[i] && DOCTEST_FIRST.test(text))) return lines;
  const out: Line[] = [];
  let segment: Line[] = [];
  let stripped = false;
  const flush = () => {
    out.push(...(stripped ? withJoinedEnds(withoutIndent(segment)) : segment));
    segment = [];
    stripped = false;
  };
  lines.forEach((line, i) => {
    if (i > 0 && kept[i] !== kept[i - 1]) flush();
    const prompt = kept[i] ? 0 : (DOCTEST_PROMPT.exec(line.text)?.[0].length ?? 0);
    if (prompt > 0) stripped = true;
    segment.push(shortened(line, line.text.slice(prompt)));
  });
  flush();
  return out;
}

/** Where a prompt stood between `\r` and `\n`, they are one line end now. */
function withJoinedEnds(lines: readonly Line[]): Line[] {
  const out: Line[] = [];
  for (const line of lines) {
    const last = out.at(-1);
    if (last?.text.endsWith("\r") && line.text.startsWith("\n")) {
      out[out.length - 1] = { ...last, text: last.text + line.text, end: line.end };
    } else {
      out.push(line);
    }
  }
  return out;
}

/** Which lines are inside a triple-quoted string that was not itself pasted behind a prompt. */
function insideStrings(lines: readonly Line[]): boolean[] {
  let quote: string | null = null;
  let preserve = false;
  let seenPrompt = false;
  return lines.map(({ text }) => {
    let inside = quote !== null && preserve;
    for (const match of text.matchAll(TRIPLE_QUOTE)) {
      const found = match[1] ?? "";
      if (quote === null) {
        quote = found;
        const before = text.slice(0, match.index);
        const bare = withoutBothPrompts(before);
        preserve = !(bare !== before && seenPrompt) && /^[rubf]*$/i.test(bare.trim());
        inside = preserve;
      } else if (quote === found) {
        quote = null;
        preserve = false;
      }
    }
    seenPrompt ||= DOCTEST_FIRST.test(text);
    return inside;
  });
}

const FIRST_PROMPT = new RegExp(String.raw`^${SPACE}*>>>[ \t]?`);
const NEXT_PROMPT = new RegExp(String.raw`^${SPACE}*\.\.\.[ \t]?`);

function withoutBothPrompts(text: string): string {
  return text.replace(FIRST_PROMPT, "").replace(NEXT_PROMPT, "");
}

const IPYTHON_PROMPT = new RegExp(
  String.raw`^(?:(?:(?:\[nav\]|\[ins\])? )?In \[\p{Nd}+\]: |${SPACE}*\.{3,}: ?)`,
  "u",
);

/** `In [1]: ` and `...: `, where one of the first two lines has one. */
function withoutPrompts(lines: readonly Line[]): readonly Line[] {
  if (!lines.slice(0, 2).some(({ text }) => IPYTHON_PROMPT.test(text))) return lines;
  return lines.map((line) => shortened(line, line.text.replace(IPYTHON_PROMPT, "")));
}
