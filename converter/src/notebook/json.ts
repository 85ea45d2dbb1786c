import { NotebookError } from "./notebook-error.js";

/** `NaN` and `Infinity` are no JSON, but Python's `json` writes and reads them: outputs hold them, and Jupyter opens them. */
const STRING_OR_NUMBER_WORD = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g;

/** Reads a notebook's JSON as Python's `json` would. Throws a `NotebookError` that says where the text stops being JSON. */
export function parseNotebookJson(text: string): unknown {
  const json = text.startsWith("\uFEFF") ? text.slice(1) : text;
  try {
    return JSON.parse(json);
  } catch (error) {
    const readable = /NaN|Infinity/.test(json)
      ? json.replace(STRING_OR_NUMBER_WORD, (match) => (match.startsWith('"') ? match : "null"))
      : json;
    try {
      return JSON.parse(readable);
    } catch {
      throw new NotebookError("not-json", `This is no notebook: ${whyNotJson(json, error)}`, hint(json));
    }
  }
}

function whyNotJson(json: string, error: unknown): string {
  if (json.trim() === "") return "it is empty.";
  const reason = error instanceof Error ? error.message : String(error);
  const position = /position (\d+)/.exec(reason)?.[1];
  const before = position === undefined ? json : json.slice(0, Number(position));
  const line = before.split("\n").length;
  return reason.includes("end of JSON")
    ? "its JSON breaks off at the end of the file."
    : `it is not JSON from line ${line} on.`;
}

function hint(json: string): string {
  if (/^(<{7}|={7}|>{7})/m.test(json)) return "It holds a merge conflict; resolve it first (nbdime can).";
  if (/^#!(csharp|fsharp|pwsh|javascript|html)/m.test(json))
    return "It looks like a .dib file; save it as .ipynb.";
  if (/^# %%|^# In\[/m.test(json))
    return "It looks like a script; make a notebook of it with `jupytext --to ipynb`.";
  return "Open it in Jupyter and save it again, or restore it from version control.";
}
