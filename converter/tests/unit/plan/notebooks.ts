import { createConverter } from "../../../src/index.js";
import type { Converter, GroupMode, Plan } from "../../../src/index.js";

/** A cell of code, tagged `parameters` where it begins with `#@`, or Markdown where it begins with `#%`. */
export type Source = string;

export const markdown = (text: string): Source => `#%${text}`;
export const parameters = (text: string): Source => `#@${text}`;

function notebookText(sources: readonly Source[], counts: readonly (number | null)[]): string {
  const cells = sources.map((source, index) =>
    source.startsWith("#%")
      ? { cell_type: "markdown", id: `m${index}`, metadata: {}, source: source.slice(2) }
      : {
          cell_type: "code",
          id: `c${index}`,
          metadata: source.startsWith("#@") ? { tags: ["parameters"] } : {},
          source: source.replace(/^#@/u, ""),
          outputs: [],
          execution_count: counts[index] ?? null,
        },
  );
  return JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 });
}

let converter: Promise<Converter> | undefined;

export async function planOf(
  sources: readonly Source[],
  group: GroupMode = "auto",
  counts: readonly (number | null)[] = [],
): Promise<Plan> {
  const made = await (converter ??= createConverter());
  return made.plan(made.read(notebookText(sources, counts), { name: "notebook.ipynb" }), { group });
}
