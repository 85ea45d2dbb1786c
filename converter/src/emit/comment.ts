import { columns } from "./width.js";
import { printWidth } from "./layout.js";

/** A paragraph or a list item of a comment; items hang by their dash. An empty text is an empty line. */
export type CommentLine = string;

/** A `/** … *\/` comment: on one line where it is one short text, else one line a text, each wrapped. */
export function comment(texts: readonly CommentLine[], indent = 0): string {
  const margin = " ".repeat(indent);
  const [only] = texts;
  if (texts.length === 1 && only !== undefined) {
    const line = `${margin}/** ${safe(only)} */`;
    if (columns(line) <= printWidth) return `${line}\n`;
  }
  const width = printWidth - indent - 3;
  const lines = texts.flatMap((text) => wrap(safe(text), width));
  return `${margin}/**\n${lines.map((line) => `${margin} * ${line}`.trimEnd() + "\n").join("")}${margin} */\n`;
}

/** Breaks a text between words; a word that is too long stands alone. A list item's further lines are indented. */
function wrap(text: string, width: number): string[] {
  const hang = text.startsWith("- ") ? "  " : "";
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line.trim() !== "" && line.trim() !== "-" && columns(line) + 1 + columns(word) > width) {
      lines.push(line);
      line = hang + word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

/** One line that cannot end the comment, nor be taken for a tag of ours. */
function safe(text: string): string {
  return text
    .replace(/[\s\p{Cc}\u2028\u2029\ufeff\ud800-\udfff]+/gu, " ")
    .trimEnd()
    .replaceAll("*/", "*\\/");
}
