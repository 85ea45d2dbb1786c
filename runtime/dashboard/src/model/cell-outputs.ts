import { piecesOf } from "./ansi.js";
import type { Artifact } from "../client/index.js";

/** What one cell gave, of the artifact that the run keeps of it. */
export interface CellOutputs {
  readonly cell: number;
  readonly source: string | null;
  readonly outputs: readonly Shown[];
  /** Why its outputs can't be shown; null where they are all there. */
  readonly problem: string | null;
  readonly seconds: number | null;
  /** The line in it where its error is, from 1. */
  readonly line: number | null;
}

/** An output in the form in which it is shown. */
export type Shown =
  | { readonly kind: "text"; readonly text: string; readonly isError: boolean }
  | { readonly kind: "image"; readonly src: string; readonly text: string }
  | { readonly kind: "html"; readonly html: string }
  | { readonly kind: "error"; readonly name: string; readonly message: string; readonly traceback: string };

type Fields = Readonly<Record<string, unknown>>;

/** What each cell gave the last time that it ran, in the order of the cells. */
export function cellOutputsOf(artifacts: readonly Artifact[]): readonly CellOutputs[] {
  const byCell = new Map<number, CellOutputs>();
  for (const { type, key, data, problem } of artifacts) {
    if (type !== "nbflow-cell") continue;
    if (problem !== undefined) {
      const number = Number(/\d+$/u.exec(key ?? "")?.[0] ?? "0");
      byCell.set(number, { cell: number, source: null, outputs: [], problem, seconds: null, line: null });
      continue;
    }
    if (!isFields(data)) continue;
    const { cell, source, outputs, took } = data as Fields;
    if (typeof cell !== "number") continue;
    const shown = joined(Array.isArray(outputs) ? outputs.flatMap(shownOf) : []);
    byCell.set(cell, {
      cell,
      source: typeof source === "string" ? source : null,
      outputs: shown,
      problem: null,
      seconds: isFields(took) && typeof took["seconds"] === "number" ? took["seconds"] : null,
      line: lineOf(cell, shown),
    });
  }
  return [...byCell.values()].sort((a, b) => a.cell - b.cell);
}

/** A traceback begins in the cell that ran, and may go through functions that others define: the last of its own lines counts. */
function lineOf(cell: number, outputs: readonly Shown[]): number | null {
  const error = outputs.find((output) => output.kind === "error");
  const plain = piecesOf(error?.traceback ?? "")
    .map(({ text }) => text)
    .join("");
  const lines = [...plain.matchAll(/Cell In\[(\d+)\], line (\d+)/gu)];
  const line = (lines.findLast(([, of]) => Number(of) === cell) ?? lines[0])?.[2];
  return line === undefined ? null : Number(line);
}

function shownOf(output: unknown): readonly Shown[] {
  if (!isFields(output)) return [];
  switch (output["output_type"]) {
    case "stream":
      return [{ kind: "text", text: textOf(output["text"]), isError: output["name"] === "stderr" }];
    case "error":
      return [
        {
          kind: "error",
          name: textOf(output["ename"]),
          message: textOf(output["evalue"]),
          traceback: Array.isArray(output["traceback"]) ? output["traceback"].map(String).join("\n") : "",
        },
      ];
    case "execute_result":
    case "display_data":
      return isFields(output["data"]) ? bundleOf(output["data"]) : [];
    default:
      return [];
  }
}

const IMAGES = ["image/png", "image/jpeg", "image/gif", "image/webp"];

function bundleOf(data: Fields): readonly Shown[] {
  const text = textOf(data["text/plain"]);
  for (const type of IMAGES) {
    if (type in data) {
      const bytes = textOf(data[type]).replaceAll(/\s/gu, "");
      return [{ kind: "image", src: `data:${type};base64,${bytes}`, text }];
    }
  }
  if ("image/svg+xml" in data) {
    const src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(textOf(data["image/svg+xml"]))}`;
    return [{ kind: "image", src, text }];
  }
  const html = textOf(data["text/html"]);
  if (html !== "") return [{ kind: "html", html }];
  for (const type of ["text/markdown", "text/latex", "text/plain"]) {
    if (type in data) return [{ kind: "text", text: textOf(data[type]), isError: false }];
  }
  const [type] = Object.keys(data);
  return type === undefined ? [] : [{ kind: "text", text: `(${type})`, isError: false }];
}

/** Streams come in pieces: neighbours of one kind are one text. */
function joined(shown: readonly Shown[]): readonly Shown[] {
  const all: Shown[] = [];
  for (const one of shown) {
    const last = all.at(-1);
    if (one.kind === "text" && last?.kind === "text" && one.isError === last.isError)
      all[all.length - 1] = { ...last, text: last.text + one.text };
    else all.push(one);
  }
  return all;
}

/** nbformat keeps long texts as lists of lines. */
function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(String).join("");
  return value === undefined || value === null ? "" : JSON.stringify(value, null, 2);
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
