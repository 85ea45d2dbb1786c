import { Random } from "../support/random.js";
import type { Beginning } from "./beginnings.js";
import { mutatedJson } from "./mutate-json.js";
import { mutatedSource } from "./mutate-source.js";
import { mutatedText } from "./mutate-text.js";
import { jsonText } from "./write-json.js";

/** So many cells of a notebook are broken at once: what is wrong shows in few, and few are fast. */
const longestStretch = 8;

/** The text of broken notebook number so-and-so: the same for the same number and beginnings. */
export function brokenFile(number: number, beginnings: readonly Beginning[]): string {
  const random = new Random(number);
  const whole = random.pick(beginnings);
  const notebook = stretchOf(whole, random);
  const how = random.next();
  if (how < 0.55) return jsonText(withBrokenSources(notebook, random));
  if (how < 0.8) return jsonText(mutatedJson(notebook, random));
  if (how < 0.85)
    return mutatedText(jsonText(mutatedJson(withBrokenSources(notebook, random), random)), random);
  return mutatedText(JSON.stringify(notebook, null, random.pick([0, 1])), random);
}

function stretchOf(notebook: Beginning, random: Random): Beginning {
  const { cells } = notebook;
  if (!Array.isArray(cells) || cells.length <= longestStretch) return notebook;
  const from = random.below(cells.length - longestStretch + 1);
  return { ...notebook, cells: cells.slice(from, from + longestStretch) as unknown[] };
}

function withBrokenSources(notebook: Beginning, random: Random): Beginning {
  const { cells } = notebook;
  if (!Array.isArray(cells) || cells.length === 0) return notebook;
  const sources = cells.map((cell: unknown) => sourceOf(cell));
  const chosen = new Set(Array.from({ length: 1 + random.below(3) }, () => random.below(cells.length)));
  return {
    ...notebook,
    cells: cells.map((cell: unknown, at) => {
      if (!chosen.has(at)) return cell;
      const source = mutatedSource(sources[at] ?? "", sources, random);
      return { ...(cell as object), source: random.chance(0.5) ? source : source.split(/(?<=\n)/u) };
    }),
  };
}

function sourceOf(cell: unknown): string {
  const { source } = (cell ?? {}) as { readonly source?: string | readonly string[] };
  return typeof source === "string" ? source : (source ?? []).join("");
}
