import type { Random } from "../support/random.js";

const odd = [
  "\0",
  "\ud800",
  "\udfff",
  "\ufeff",
  "\u2028",
  "\r",
  "\r\n",
  "\t",
  "\u007f",
  "é",
  "𝒳",
  "\\",
  '"',
  "`",
  "${",
  "{",
  "}",
  "[",
  "]",
  ",",
  ":",
  "null",
  "NaN",
  "-Infinity",
  "1e999",
  "99999999999999999999999999",
  "<<<<<<< HEAD\n",
];

type Edit = (text: string, random: Random) => string;

const edits: readonly Edit[] = [
  // another character
  (text, random) => spliced(text, random.below(text.length + 1), 1, String.fromCharCode(random.below(256))),
  // one bit of a character
  (text, random) => {
    const at = random.below(text.length);
    return spliced(text, at, 1, String.fromCharCode((text.charCodeAt(at) || 0) ^ (1 << random.below(8))));
  },
  // something odd put in
  (text, random) => spliced(text, random.below(text.length + 1), 0, random.pick(odd)),
  // a piece taken out
  (text, random) => spliced(text, random.below(text.length + 1), pieceLength(random), ""),
  // a piece twice
  (text, random) => {
    const at = random.below(text.length + 1);
    return spliced(text, at, 0, text.slice(at, at + pieceLength(random)));
  },
  // a piece at another place
  (text, random) => {
    const from = random.below(text.length + 1);
    return spliced(text, random.below(text.length + 1), 0, text.slice(from, from + pieceLength(random)));
  },
  // cut off
  (text, random) => text.slice(0, random.below(text.length + 1)),
  (text, random) => text.slice(random.below(text.length + 1)),
];

/** A text with some edits in it, of which nothing is expected. */
export function mutatedText(text: string, random: Random): string {
  let result = text;
  for (let left = 1 + random.below(3); left > 0; left -= 1) result = random.pick(edits)(result, random);
  return result;
}

function spliced(text: string, at: number, remove: number, insert: string): string {
  return text.slice(0, at) + insert + text.slice(at + remove);
}

function pieceLength(random: Random): number {
  return 1 + random.below(random.pick([2, 10, 80]));
}
