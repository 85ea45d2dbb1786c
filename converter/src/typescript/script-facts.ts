import { ts } from "ts-morph";
import { sha256 } from "../hash.js";
import type { CellFacts, Step } from "../facts/index.js";
import { lowerExpression } from "./lower-expression.js";
import { lowerStatements } from "./lower-statement.js";
import { Lowering } from "./lowering.js";
import type { ParsedScript } from "./parse-cell.js";
import { shapeOf } from "./shape.js";

const rules = { expression: lowerExpression, statements: lowerStatements };

/** What a cell of TypeScript or JavaScript does by itself. It follows from the cell's source alone. */
export function scriptFacts({ source, file, error }: ParsedScript): CellFacts {
  if (error !== null) {
    const because = `is not valid TypeScript (line ${error.line})`;
    return { steps: [{ kind: "anything", because, line: 1 }], names: [], shape: "work", unreadable: because };
  }
  const lowering = Lowering.ofCell(file, `${sha256(source).slice(0, 8)}z`, rules);
  const steps = shown(file, lowerStatements(file.statements, lowering));
  return { steps, names: [...lowering.names], shape: shapeOf(file.statements), unreadable: null };
}

/** The kernel shows the value of a last expression. */
function shown(file: ts.SourceFile, steps: readonly Step[]): readonly Step[] {
  const last = steps.at(-1);
  const statement = file.statements.findLast((one) => !ts.isFunctionDeclaration(one));
  if (last?.kind !== "evaluate" || statement === undefined || !ts.isExpressionStatement(statement))
    return steps;
  return [...steps.slice(0, -1), { ...last, shown: true }];
}
