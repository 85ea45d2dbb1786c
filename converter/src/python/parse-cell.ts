import { transformAutomagic, transformCell } from "../ipython/index.js";
import type { TransformedCell } from "../ipython/index.js";
import type { EmbeddedCell, ParsedCell } from "./parsed-cell.js";
import { parsePython } from "./parse-python.js";

/** Transforms a cell as IPython does and parses it. Never throws: a cell that is no Python has an `error` and no `tree`. */
export function parseCell(source: string): ParsedCell {
  return parseTransformed(source, transformCell(source));
}

function parseTransformed(source: string, transformed: TransformedCell): ParsedCell {
  const result = parsePython(transformed.code, transformed.map);
  const embedded = transformed.magics.flatMap(({ python }, magic): EmbeddedCell[] =>
    (python?.parts ?? []).map((part) => ({
      magic,
      scope: python?.scope ?? "notebook",
      cell: parseTransformed(source, part),
    })),
  );
  const automagic =
    result.error !== null && transformed.automagic !== null ? transformAutomagic(source) : null;
  if (automagic !== null) return { ...parseTransformed(source, automagic), automagic: true };
  return { source, transformed, tree: result.tree, error: result.error, automagic: false, embedded };
}
