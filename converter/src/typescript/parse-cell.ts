import { ts } from "ts-morph";

/** A cell with its syntax tree. */
export interface ParsedScript {
  readonly source: string;
  readonly file: ts.SourceFile;
  /** Why it is no TypeScript; null where it is. */
  readonly error: ScriptSyntaxError | null;
}

export interface ScriptSyntaxError {
  readonly message: string;
  /** In the cell, from 1. */
  readonly line: number;
  /** In the line, from 1. */
  readonly column: number;
}

/** Reads a cell as TypeScript, which JavaScript is too; as TSX where it is only that. */
export function parseCell(source: string): ParsedScript {
  const plain = parse(source, ts.ScriptKind.TS);
  if (plain.error === null) return plain;
  const withElements = parse(source, ts.ScriptKind.TSX);
  return withElements.error === null ? withElements : plain;
}

function parse(source: string, kind: ts.ScriptKind): ParsedScript {
  const name = kind === ts.ScriptKind.TS ? "cell.ts" : "cell.tsx";
  const options: ts.CreateSourceFileOptions = {
    languageVersion: ts.ScriptTarget.ESNext,
    // `await (…)` waits, as in a module; in a script it would call a function of that name
    setExternalModuleIndicator: (parsed) => {
      (parsed as { externalModuleIndicator?: boolean }).externalModuleIndicator = true;
    },
  };
  const file = ts.createSourceFile(name, source, options, true, kind);
  const [first] = (file as unknown as { readonly parseDiagnostics: readonly ts.DiagnosticWithLocation[] })
    .parseDiagnostics;
  if (first === undefined) return { source, file, error: null };
  const { line, character } = file.getLineAndCharacterOfPosition(first.start);
  const message = ts.flattenDiagnosticMessageText(first.messageText, " ");
  return { source, file, error: { message, line: line + 1, column: character + 1 } };
}
