import type { CellsMode } from "@nbflow/converter";
import type { PythonRequest } from "../../engine/index.js";
import type { Target } from "./read-target.js";

/**
 * What the flow will ask of Python or Deno, guessed from the text before it is compiled, so that it starts meanwhile.
 * Null where it seems to ask for none. A wrong guess costs an interpreter that is closed unused.
 */
export function guessPython(
  target: Target,
  text: string,
  cells?: CellsMode,
): Omit<PythonRequest, "flowRunId"> | null {
  if (target.kind === "notebook") {
    const notebook = target.path.replace(/^.*\//u, "");
    const kernel = /"kernelspec"\s*:\s*\{[^}]*"name"\s*:\s*("(?:[^"\\]|\\.)*")/u.exec(text)?.[1];
    const language = /"language"\s*:\s*"(type|java)script"/iu.test(text) ? "typescript" : "python";
    return cells === "native" ? null : { language, notebook, kernel: read(kernel) };
  }
  const call = /= (python|typescript|javascript)\((?:\{([^`]*?)\bsetup\b|\{([^`]*?)\}\))/u.exec(text);
  if (call === null) return null;
  const options = call[2] ?? call[3] ?? "";
  const language = call[1] === "python" ? "python" : "typescript";
  return { language, notebook: read(option(options, "notebook")), kernel: read(option(options, "kernel")) };
}

function option(options: string, name: string): string | undefined {
  return new RegExp(`\\b${name}:\\s*("(?:[^"\\\\]|\\\\.)*")`, "u").exec(options)?.[1];
}

function read(literal: string | undefined): string | null {
  try {
    return literal === undefined ? null : (JSON.parse(literal) as string);
  } catch {
    return null;
  }
}
