import { Script } from "node:vm";
import { NotebookError } from "../../../src/index.js";
import type { Converter, GroupMode } from "../../../src/index.js";
import { sourcesInScript } from "./sources-in-script.js";

/** How a file came through: with a reason why not, converted, or — a bug — neither. */
export type Verdict =
  | { readonly kind: "refused"; readonly code: string }
  | { readonly kind: "converted"; readonly cells: number }
  | { readonly kind: "bug"; readonly what: string };

/** No notebook of a few cells may take longer, in milliseconds. It is far more than any needs, and less than for ever. */
const patience = 120_000;
const modes: readonly GroupMode[] = ["auto", "heading", "cell"];

let job: () => Verdict = () => ({ kind: "bug", what: "nothing to do" });
const timed = new Script("globalThis.nbflowBrokenFile()");
Object.assign(globalThis, { nbflowBrokenFile: () => job() });

/** What becomes of a file. A converter that does not come back is stopped. */
export function verdictOf(text: string, converter: Converter): Verdict {
  job = () => refusedOr(() => converted(text, converter));
  try {
    return timed.runInThisContext({ timeout: patience }) as Verdict;
  } catch (error) {
    return { kind: "bug", what: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

/** A refusal says what is wrong and what to do about it. */
function refusedOr(convert: () => Verdict): Verdict {
  try {
    return convert();
  } catch (error) {
    if (!(error instanceof NotebookError)) throw error;
    const { code, message, hint } = error;
    if (!code || !message || !hint) return { kind: "bug", what: `an error without words: ${code}` };
    return { kind: "refused", code };
  }
}

/** Cells that the script holds as code of its own, whose imports and exports move: their text is not the cell's. */
const native = /^\s*(?:#!|%%)(?:typescript|ts|javascript|js)\b/iu;

function converted(text: string, converter: Converter): Verdict {
  const notebook = converter.read(text, { name: "broken.ipynb" });
  const sources = new Map(notebook.cells.map(({ number, source }) => [number, source]));
  const lost = differenceOf(sourcesInFile(text), [...sources.values()]);
  if (lost !== null) return { kind: "bug", what: `read, but ${lost}` };
  for (const group of modes) {
    const plan = converter.plan(notebook, { group });
    const script = converter.emit(plan, notebook, { notebookPath: "broken.ipynb" });
    const written = sourcesInScript(script.text);
    const running = notebook.cells.filter(
      ({ source, tags }) => source.trim() !== "" && !tags.includes("skip-execution"),
    );
    if (notebook.language !== "python") continue;
    const asText = running.filter(
      ({ source, languageId }) => !native.test(source) && !native.test(`#!${languageId ?? ""}`),
    );
    const expected = asText.map(({ source }) => source);
    const found = asText.map(({ number }) => written.get(number) ?? `cell ${number} is not there`);
    const dropped = differenceOf(expected, found);
    if (dropped !== null) return { kind: "bug", what: `by ${group}, ${dropped}` };
    if (written.size < asText.length || written.size > running.length)
      return { kind: "bug", what: `by ${group}, cells that are none` };
    const tasks = new Set(plan.tasks.flatMap(({ cells }) => cells));
    if (asText.some(({ number }) => !tasks.has(number)))
      return { kind: "bug", what: "a cell without a task" };
  }
  return { kind: "converted", cells: sources.size };
}

/** The code cells' sources as the file has them; null where it is of an older format or no JSON to JavaScript. */
function sourcesInFile(text: string): readonly string[] | null {
  let json: {
    nbformat?: unknown;
    cells?: readonly {
      cell_type?: unknown;
      source?: string | string[] | null;
      input?: string | string[] | null;
    }[];
  };
  try {
    json = JSON.parse(text.replace(/^\ufeff/u, "")) as typeof json;
  } catch {
    return null;
  }
  if (json.nbformat !== 4 || !Array.isArray(json.cells)) return null;
  return json.cells
    .filter(({ cell_type }) => cell_type === "code")
    .map(({ source, input }) => [source ?? input ?? ""].flat().join(""));
}

function differenceOf(expected: readonly string[] | null, found: readonly string[]): string | null {
  if (expected === null) return null;
  if (expected.length !== found.length) return `${expected.length} sources became ${found.length}`;
  const at = expected.findIndex((source, index) => source !== found[index]);
  if (at === -1) return null;
  return `source ${at + 1} became another: ${JSON.stringify(expected[at])?.slice(0, 200)} → ${JSON.stringify(found[at])?.slice(0, 200)}`;
}
