import { ts } from "ts-morph";

/** Why a cell can't be a function of the script. */
export interface Refusal {
  readonly cell: number;
  /** In the cell, from 1. */
  readonly line: number;
  /** Completes "cell 4 …". */
  readonly message: string;
  /** What would make it one. */
  readonly hint: string;
}

export function lineOf(node: ts.Node, file: ts.SourceFile): number {
  return file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
}

export function lineAt(position: number, file: ts.SourceFile): number {
  return file.getLineAndCharacterOfPosition(position).line + 1;
}
