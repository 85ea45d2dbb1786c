import type { Notebook } from "../notebook/index.js";
import type { Plan } from "../plan/plan.js";
import type { CellTexts } from "./cells.js";
import { flowMethod } from "./flow.js";
import { className } from "./script-cells.js";
import { fieldPieces } from "./tasks.js";
import type { Piece } from "./writer.js";

/** The tasks and the flow of a plan as one class, and its flow as the script's export. */
export function classPieces(
  plan: Plan,
  texts: CellTexts,
  notebook: Notebook,
  notebookPath: string | null,
): Piece[] {
  const name = className(plan);
  const tasks = plan.tasks.filter(({ kind }) => kind !== "setup");
  return [
    `class ${name} {\n`,
    ...tasks.flatMap((task) => fieldPieces(plan, task, texts, notebook)),
    flowMethod(plan, notebookPath),
    `}\n\nexport default flowOfMethod(new ${name}(), "run");\n`,
  ];
}
