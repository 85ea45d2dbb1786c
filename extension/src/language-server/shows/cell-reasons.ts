import type { Dependency, Plan, PlanCell, PlanTask } from "@nbflow/converter";

/** Plain text: what task a cell is part of, and why it comes after others and others after it. */
export function cellReasons(plan: Plan, cell: PlanCell): string {
  const task = plan.tasks.find(({ id }) => id === cell.task);
  if (!task) return "nbflow leaves this cell out, as Jupyter does when it runs a notebook tagged so.";
  const isSetup = (number: number): boolean => plan.cells[number - 1]?.task === "setup";
  const before = plan.dependencies.filter(({ from, to }) => to === cell.number && !isSetup(from));
  const after = plan.dependencies.filter(({ from, to }) => from === cell.number && !isSetup(to));
  return [
    `${task.title} (${task.id}, ${cellsOf(task)}). ${howItRuns(task)}`.trim(),
    list("It waits for other cells", before),
    task.kind === "setup" ? "" : list("Others wait for it", after),
    cell.effects.length > 0 ? `Outside its variables, it ${joined(cell.effects)}.` : "",
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function cellsOf({ cells }: PlanTask): string {
  return cells.length === 1 ? `cell ${cells[0]}` : `cells ${joined(cells.map(String))}`;
}

function howItRuns({ kind, apart }: PlanTask): string {
  if (kind === "setup") return "It runs first and once; what it makes is there for all tasks.";
  if (kind === "parameters") return "A run can set these values.";
  return apart ? "It may run beside other tasks." : "";
}

/** How many reasons are listed. */
const most = 8;

function list(title: string, dependencies: readonly Dependency[]): string {
  const reasons = [...new Set(dependencies.map(({ reason }) => reason))];
  if (reasons.length === 0) return "";
  const more = reasons.length - most;
  const lines = reasons.slice(0, most).map((reason) => `• ${reason}`);
  return [`${title}:`, ...lines, ...(more > 0 ? [`• and ${more} more`] : [])].join("\n");
}

const joined = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
