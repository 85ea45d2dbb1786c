/** Cuts what tasks print into whole lines; of a line that a progress bar rewrites, the last state counts. */
export class PrintedLines {
  readonly #open = new Map<string, string>();

  constructor(readonly onLine: (task: string, line: string) => void) {}

  add(task: string, text: string): void {
    const lines = ((this.#open.get(task) ?? "") + text).split("\n");
    this.#open.set(task, lines.pop() ?? "");
    for (const line of lines) this.onLine(task, lastWritten(line));
  }

  /** Shows the line that a task left open. */
  end(task: string): void {
    const line = lastWritten(this.#open.get(task) ?? "");
    this.#open.delete(task);
    if (line !== "") this.onLine(task, line);
  }

  endAll(): void {
    for (const task of this.#open.keys()) this.end(task);
  }
}

function lastWritten(line: string): string {
  return line.split("\r").findLast((part) => part !== "") ?? "";
}
