import { decodePng, differingPixels } from "./png.js";
import { masked } from "./masks.js";
import type { CellOutput, Json } from "../python/index.js";
import type { Variable } from "./run-result.js";

/** One thing that a run gave and that can be compared by itself: a printed line, a display in a format, a part of a variable. */
export interface Fact {
  /** Where it is: "printed text, line 3", "display 1 (text/html)", ".coef_". */
  readonly place: string;
  readonly kind: "text" | "display" | "figure" | "error" | "value";
  /** Facts of one place are the same where these are, or where the figures of these have the same pixels. */
  readonly value: string;
  /** For people. */
  readonly text: string;
}

const WIDGET = "application/vnd.jupyter.widget-view+json";

/** What a reader sees of a cell: its printed text line by line, each display, and the error. Stderr is left out. */
export function factsOfCell(outputs: readonly CellOutput[]): readonly Fact[] {
  const facts: Fact[] = [];
  let printed = "";
  let lines = 0;
  let displays = 0;
  const endPrinted = (): void => {
    if (printed === "") return;
    for (const line of masked(printed).split("\n")) {
      lines += 1;
      facts.push({ place: `printed text, line ${lines}`, kind: "text", value: line, text: line });
    }
    printed = "";
  };
  for (const output of outputs) {
    if (output.output_type === "stream") {
      if (output.name === "stdout") printed += textOf(output.text);
      continue;
    }
    endPrinted();
    if (output.output_type === "error") {
      const text = masked(`${output.ename}: ${output.evalue}`);
      facts.push({ place: "error", kind: "error", value: text, text });
      continue;
    }
    displays += 1;
    facts.push(...factsOfDisplay(output.data, `display ${displays}`));
  }
  endPrinted();
  return facts;
}

function factsOfDisplay(data: Readonly<Record<string, Json>>, place: string): readonly Fact[] {
  if (WIDGET in data) return [{ place, kind: "display", value: "widget", text: "a widget" }];
  return Object.entries(data)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([type, value]): Fact => {
      const where = `${place} (${type})`;
      if (type === "image/png" || type === "image/jpeg") {
        return {
          place: where,
          kind: "figure",
          value: textOf(value).replaceAll(/\s/gu, ""),
          text: "a figure",
        };
      }
      const text = masked(textOf(value));
      return { place: where, kind: "display", value: text, text };
    });
}

export function factsOfVariable({ facts }: Variable): readonly Fact[] {
  return facts.map(([place, value, text]) => ({ place, kind: "value", value, text }));
}

export function isSame(a: Fact, b: Fact): boolean {
  if (a.value === b.value) return true;
  return a.kind === "figure" && b.kind === "figure" && pixelDifference(a, b) === 0;
}

/** In how many pixels two figures differ; null where they are of different sizes or can't be decoded. */
export function pixelDifference(a: Fact, b: Fact): number | null {
  const [first, second] = [a, b].map(({ value }) => decodePng(Buffer.from(value, "base64")));
  return first === null || second === null || first === undefined || second === undefined
    ? null
    : differingPixels(first, second);
}

function textOf(value: Json): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value) && value.every((line) => typeof line === "string")) return value.join("");
  return JSON.stringify(sorted(value));
}

function sorted(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, part]) => [name, sorted(part)]));
}
