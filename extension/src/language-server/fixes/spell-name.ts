import { closest, distance } from "fastest-levenshtein";
import type { Plan } from "@nbflow/converter";
import type { Asked, Candidate } from "./candidate.js";

/** A name that no cell makes, where a cell above makes one that is spelled nearly so. */
export function spellName({ analysed, cell, text, diagnostics }: Asked): readonly Candidate[] {
  if (analysed.notebook.language !== "python") return [];
  const made = analysed.plan.cells
    .filter(({ number }) => number < cell.number)
    .flatMap(({ writes }) => writes);
  return diagnostics.flatMap((cures) => {
    const message = typeof cures.message === "string" ? cures.message : cures.message.value;
    const name = /`([^`]+)`/u.exec(message)?.[1];
    if (cures.code !== "unknown-name" || name === undefined || made.length === 0) return [];
    const meant = closest(name, made);
    if (distance(name, meant) > mayDiffer(name)) return [];
    const before = unknownNames(analysed.plan);
    return [
      {
        title: `Write \`${meant}\`, which a cell above makes`,
        edits: [{ kind: "text", index: cell.index, text: renamed(text, name, meant) }],
        show: { index: cell.index, edit: false },
        cures,
        holds: (after) => unknownNames(after) < before,
      },
    ];
  });
}

/** One letter of a short name, a third of a long one. */
const mayDiffer = (name: string): number => Math.max(1, Math.floor(name.length / 3));

/** Python's strings and comments, which speak of names and do not read them. */
const quiet = String.raw`"""[^]*?"""|'''[^]*?'''|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|#.*`;

/** Every word of a Python cell that is the name; an attribute or a keyword of a call by that name is another thing. */
function renamed(text: string, name: string, meant: string): string {
  const literal = name.replaceAll(/[.*+?^${}()|[\]\\]/gu, "\\$&");
  const word = String.raw`(?<![\p{L}\p{N}_.])${literal}(?![\p{L}\p{N}_])(?!\s*=[^=])`;
  return text.replaceAll(new RegExp(`${quiet}|(?<word>${word})`, "gu"), (found: string, ...rest) => {
    const groups = rest.at(-1) as { readonly word?: string };
    return groups.word === undefined ? found : meant;
  });
}

const unknownNames = ({ diagnostics }: Plan): number =>
  diagnostics.filter(({ code }) => code === "unknown-name").length;
