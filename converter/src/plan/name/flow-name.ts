import type { Notebook } from "../../notebook/index.js";
import { contentWords } from "./words.js";

const longest = 60;

/** The flow's name: the file's, else the title's. */
export function flowName(notebook: Notebook): string {
  const stem = notebook.name?.replace(/\.[^.]*$/, "") ?? "";
  return named(plainWords(stem)) ?? named(contentWords(notebook.title ?? "")) ?? "notebook";
}

function plainWords(text: string): string[] {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== "");
}

function named(parts: readonly string[]): string | null {
  const name = parts.join("-").slice(0, longest).replace(/-$/, "");
  return /[a-z]/.test(name) ? name : null;
}
