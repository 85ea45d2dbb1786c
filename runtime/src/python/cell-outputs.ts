/** The outputs of a notebook's cells as a front end keeps them: streams joined, cleared ones gone, displays updated. */
import type { DisplayContent, KernelMessage } from "./protocol.js";
import type { CellOutput } from "./worker.js";

type Output = { -readonly [K in keyof CellOutput]: CellOutput[K] } & CellOutput;
type OutputMessage = Exclude<KernelMessage, { type: `comm_${string}` }>;

/** V8's strings end at some 500 million characters; a longer print becomes several outputs. */
const longestStream = 128 * 1024 * 1024;

export class CellOutputs {
  readonly #cells = new Map<number, Output[]>();
  readonly #displays = new Map<string, Set<{ readonly cell: number; output: Output }>>();
  readonly #changed = new Set<number>();
  #cell = 0;
  #clearBeforeNext = false;

  /** The cell that outputs belong to from now on. What an earlier run of it gave is gone. */
  start(cell: number): void {
    this.#cell = cell;
    this.#forget(cell);
    this.#cells.set(cell, []);
    this.#changed.clear();
    this.#clearBeforeNext = false;
  }

  /** Returns the output that the message added, for whoever watches. */
  take(message: OutputMessage): CellOutput | null {
    if (message.type === "clear_output") {
      if (message.content.wait === true) this.#clearBeforeNext = true;
      else this.#clear();
      return null;
    }
    const displayId = displayIdOf(message);
    if (displayId !== null) this.#update(displayId, message);
    if (message.type === "update_display_data") return null;
    if (this.#clearBeforeNext) {
      this.#clear();
      this.#clearBeforeNext = false;
    }
    const output: Output = outputOf(message);
    this.#add(output);
    if (displayId !== null) {
      const shown = this.#displays.get(displayId) ?? new Set();
      this.#displays.set(displayId, shown.add({ cell: this.#cell, output }));
    }
    return output;
  }

  of(cell: number): readonly CellOutput[] {
    return [...(this.#cells.get(cell) ?? [])];
  }

  /** Cells other than the running one whose outputs it changed. */
  changed(): ReadonlyMap<number, readonly CellOutput[]> {
    return new Map(
      [...this.#changed].filter((cell) => cell !== this.#cell).map((cell) => [cell, this.of(cell)]),
    );
  }

  #add(output: Output): void {
    const outputs = this.#cells.get(this.#cell) ?? [];
    this.#cells.set(this.#cell, outputs);
    const last = outputs.at(-1);
    if (
      last?.output_type === "stream" &&
      output.output_type === "stream" &&
      last.name === output.name &&
      last.text.length + output.text.length <= longestStream
    ) {
      outputs[outputs.length - 1] = { ...last, text: last.text + output.text };
    } else {
      outputs.push(output);
    }
  }

  #clear(): void {
    this.#forget(this.#cell);
    this.#cells.set(this.#cell, []);
  }

  #forget(cell: number): void {
    for (const shown of this.#displays.values()) {
      for (const entry of shown) if (entry.cell === cell) shown.delete(entry);
    }
  }

  #update(displayId: string, message: OutputMessage): void {
    for (const entry of this.#displays.get(displayId) ?? []) {
      const outputs = this.#cells.get(entry.cell);
      const at = outputs?.indexOf(entry.output) ?? -1;
      if (outputs === undefined || at < 0 || !("data" in entry.output) || !("data" in message.content))
        continue;
      const { exact: _, ...shown } = entry.output;
      entry.output = { ...shown, ...shownBy(message.content) };
      outputs[at] = entry.output;
      this.#changed.add(entry.cell);
    }
  }
}

function displayIdOf(message: OutputMessage): string | null {
  return "data" in message.content ? (message.content.transient?.display_id ?? null) : null;
}

/** The output as a notebook file has it. */
export function outputOf(message: Exclude<OutputMessage, { type: "clear_output" }>): CellOutput {
  const { type, content } = message;
  switch (type) {
    case "stream":
      return { output_type: "stream", name: content.name, text: content.text };
    case "error":
      return {
        output_type: "error",
        ename: content.ename,
        evalue: content.evalue,
        traceback: content.traceback,
      };
    case "execute_result":
      return {
        output_type: type,
        ...shownBy(content),
        execution_count: content.execution_count ?? null,
      };
    default:
      return { output_type: "display_data", ...shownBy(content) };
  }
}

function shownBy(content: DisplayContent) {
  const { data, metadata, exact } = content;
  return { metadata: metadata ?? {}, data, ...(exact === undefined ? {} : { exact }) };
}
