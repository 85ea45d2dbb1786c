import type { Heading } from "./notebook.js";

const ATX = /^ {0,3}(#{1,6})(?:[ \t]+(.*))?$/;
/** `#Title`, which CommonMark does not take for a heading, but Jupyter's own renderer does. */
const ATX_TIGHT = /^ {0,3}(#{1,6})([^#\s!].*)$/;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const HTML = /^ {0,3}<h([1-6])(?:\s[^>]*)?>(.*?)(?:<\/h\1>|$)/i;

/** The headings of a Markdown text, in order: `#`, underlined and `<h1>`; none inside a code fence. */
export function headingsOf(markdown: string): Heading[] {
  const headings: Heading[] = [];
  let fence: string | null = null;
  let paragraph: string | null = null;
  const add = (level: number, text: string) => {
    const words = plainText(text);
    if (words !== "") headings.push({ level, text: words });
  };
  for (const line of markdown.split(/\r\n|\r|\n/)) {
    const mark = FENCE.exec(line)?.[1];
    if (fence !== null) {
      if (mark?.startsWith(fence) && line.trim() === mark) fence = null;
      continue;
    }
    if (mark !== undefined) {
      fence = mark;
      paragraph = null;
      continue;
    }
    const atx = ATX.exec(line) ?? ATX_TIGHT.exec(line);
    const html = HTML.exec(line);
    const underline: number | null = paragraph === null ? null : underlineLevel(line);
    if (atx) add(atx[1]?.length ?? 1, withoutClosingMarks(atx[2] ?? ""));
    else if (html) add(Number(html[1]), html[2] ?? "");
    else if (underline !== null && paragraph !== null) add(underline, paragraph);
    paragraph = atx || html || underline !== null || !startsParagraph(line) ? null : line;
  }
  return headings;
}

function underlineLevel(line: string): number | null {
  const marks = line.trim();
  if (marks === "" || line.startsWith("    ")) return null;
  if (/^=+$/.test(marks)) return 1;
  return /^-+$/.test(marks) ? 2 : null;
}

/** Whether an underline below this line would make it a heading; a list, a quote or a table is none. */
function startsParagraph(line: string): boolean {
  return /^ {0,3}[^\s>|*+-]/.test(line);
}

function withoutClosingMarks(text: string): string {
  const trimmed = text.trimEnd();
  const bare = trimmed.replace(/#+$/, "");
  return bare === "" || /\s$/.test(bare) ? bare : trimmed;
}

/** A heading's words: links become their text, and emphasis, code marks, images and tags go. */
function plainText(text: string): string {
  return text
    .replace(/<[^<>]*>/g, "")
    .replace(/!\[[^\][]*\]\([^()]*\)/g, "")
    .replace(/\[([^\][]*)\]\([^()]*\)/g, "$1")
    .replace(/(\*{1,3}|~~|`+)(?=\S)([^*~`]*)\1/g, "$2")
    .replace(/(?<![\w])_{1,3}(?=\S)([^_]*)_{1,3}(?![\w])/g, "$1")
    .replace(/\\([!-/:-@[-`{-~])/g, "$1")
    .replace(/\s+/g, " ")
    .trim();
}
