import type { CellNumber, Language } from "../plan/plan.js";

/** A notebook as the converter sees it: what its code cells say and how it would run, without outputs. */
export interface Notebook {
  /** The format it was written in: `{ major: 4, minor: 5 }`. */
  readonly nbformat: NotebookFormat;
  readonly language: Language;
  /** The kernelspec's name, such as `python3`; null where the notebook does not say. */
  readonly kernel: string | null;
  /** The file's name without its folder, as it was handed to the reader; null for text that has none. */
  readonly name: string | null;
  /** What it calls itself: its metadata's title, or the first heading above its first code cell, or its first `#`. */
  readonly title: string | null;
  /** The code cells, in the notebook's order, empty ones included. */
  readonly cells: readonly CodeCell[];
  /** The number of the cell tagged `parameters` (the first, as papermill takes it); null where there is none. */
  readonly parameters: CellNumber | null;
}

export interface NotebookFormat {
  readonly major: number;
  readonly minor: number;
}

export interface CodeCell {
  /** Its place among the code cells, from 1. */
  readonly number: CellNumber;
  /** Its place among all cells of the notebook, Markdown included, from 0. */
  readonly index: number;
  /** nbformat's cell id, where the notebook has them. */
  readonly id: string | null;
  /** The text as it stands in the notebook, to the character. */
  readonly source: string;
  readonly tags: readonly string[];
  /** As the how manieth it was last run in its kernel; null where the notebook does not say. */
  readonly executionCount: number | null;
  /** The Markdown headings between the code cell before and this one, in order. */
  readonly headings: readonly Heading[];
  /** The language that VS Code or a polyglot kernel gave this cell, where it is noted: `sql`, `typescript`. */
  readonly languageId: string | null;
  /** What it is written in: the notebook's language, but for cells of TypeScript or JavaScript in a Python notebook. */
  readonly language: Language;
  /** How many of its first lines say its language (`#!typescript`), and are no code of it. */
  readonly marked: number;
}

export interface Heading {
  /** 1 for `#` to 6 for `######`. */
  readonly level: number;
  /** Its words, without Markdown's marks. */
  readonly text: string;
}
