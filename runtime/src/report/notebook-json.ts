import type { Json } from "../python/worker.js";

/** A cell as nbformat 4 has it. */
export interface NotebookCell {
  readonly [key: string]: Json;
}

/** A notebook as nbformat 4 has it, as far as a report needs it. */
export interface NotebookJson {
  readonly cells: readonly NotebookCell[];
  readonly metadata: Readonly<Record<string, Json>>;
  readonly minor: number;
}

/** Reads a notebook's text; nbformat 3 is lifted to 4. Null for text that is no notebook. */
export function readNotebookJson(text: string): NotebookJson | null {
  const json = parse(text);
  if (!isObject(json)) return null;
  const metadata = isObject(json["metadata"]) ? json["metadata"] : {};
  if (Array.isArray(json["cells"])) {
    const minor = typeof json["nbformat_minor"] === "number" ? json["nbformat_minor"] : 0;
    return { cells: json["cells"].filter(isObject).map(complete), metadata, minor };
  }
  if (!Array.isArray(json["worksheets"])) return null;
  const sheets = json["worksheets"].filter(isObject);
  const cells = sheets.flatMap((sheet) =>
    Array.isArray(sheet["cells"]) ? sheet["cells"].filter(isObject) : [],
  );
  const { name: _name, signature: _signature, ...kept } = metadata;
  return { cells: cells.map(lifted), metadata: kept, minor: 4 };
}

function complete(cell: NotebookCell): NotebookCell {
  const metadata = isObject(cell["metadata"]) ? cell["metadata"] : {};
  return { ...cell, metadata, source: cell["source"] ?? "" };
}

/** As nbformat lifts a cell of version 3. */
function lifted(cell: NotebookCell): NotebookCell {
  const metadata = isObject(cell["metadata"]) ? cell["metadata"] : {};
  const source = cell["source"] ?? "";
  switch (cell["cell_type"]) {
    case "code": {
      const collapsed = typeof cell["collapsed"] === "boolean" ? { collapsed: cell["collapsed"] } : {};
      return { cell_type: "code", metadata: { ...metadata, ...collapsed }, source: cell["input"] ?? "" };
    }
    case "heading": {
      const level = typeof cell["level"] === "number" ? cell["level"] : 1;
      const title = textOf(source).split(/\r?\n/u).join(" ");
      return { cell_type: "markdown", metadata, source: `${"#".repeat(level)} ${title}` };
    }
    case "raw":
      return { cell_type: "raw", metadata, source };
    default:
      return { cell_type: "markdown", metadata, source };
  }
}

/** A multi-line string of nbformat as one string. */
export function textOf(value: Json | undefined): string {
  if (typeof value === "string") return value;
  return Array.isArray(value) ? value.filter((line) => typeof line === "string").join("") : "";
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/u, ""));
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, Json>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
