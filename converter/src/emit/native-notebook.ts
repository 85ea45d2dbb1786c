import type { Plan } from "../plan/plan.js";

/** Whether it is a notebook in TypeScript or JavaScript whose cells are functions of the script, all of them. */
export function isNativeNotebook({ script, notebook }: Plan): boolean {
  return script !== undefined && notebook.language !== "python";
}
