/** ipywidgets' Output widget: while it captures a cell's outputs, they go into the widget instead of the cell. */
import { outputOf } from "./cell-outputs.js";
import type { CommContent, KernelMessage } from "./protocol.js";
import type { CellOutput, Json } from "./worker.js";

type OutputMessage = Exclude<KernelMessage, { type: `comm_${string}` }>;

interface Widget {
  readonly comm: string;
  outputs: CellOutput[];
  /** The request whose outputs it captures. */
  message: string | null;
  clearBeforeNext: boolean;
}

export class OutputWidgets {
  readonly #widgets = new Map<string, Widget>();
  /** By request: who captures its outputs, the innermost last. */
  readonly #capturing = new Map<string, Widget[]>();
  readonly #send: (content: Readonly<Record<string, Json>>) => void;

  /** `send` gives a widget's new state to the kernel. */
  constructor(send: (content: Readonly<Record<string, Json>>) => void) {
    this.#send = send;
  }

  comm(type: "comm_open" | "comm_msg" | "comm_close", content: CommContent): void {
    const state = content.data["state"];
    if (!isRecord(state)) return;
    if (type === "comm_open") {
      if (content.target_name !== "jupyter.widget") return;
      if (state["_model_module"] !== "@jupyter-widgets/output" || state["_model_name"] !== "OutputModel")
        return;
      this.#widgets.set(content.comm_id, {
        comm: content.comm_id,
        outputs: [],
        message: null,
        clearBeforeNext: false,
      });
    } else if (type === "comm_msg") {
      const widget = this.#widgets.get(content.comm_id);
      if (widget !== undefined && "msg_id" in state) this.#capture(widget, state["msg_id"]);
    }
  }

  /** Whether a widget took the message. */
  take(message: OutputMessage): boolean {
    const widget = this.#capturing.get(message.parent)?.at(-1);
    if (widget === undefined || message.type === "update_display_data") return false;
    if (message.type === "clear_output") {
      if (message.content.wait === true) {
        widget.clearBeforeNext = true;
        return true;
      }
      widget.outputs = [];
    } else {
      if (widget.clearBeforeNext) widget.outputs = [];
      widget.clearBeforeNext = false;
      join(widget.outputs, withoutExact(outputOf(message)));
    }
    this.#send({
      comm_id: widget.comm,
      data: { method: "update", state: { outputs: widget.outputs as unknown as Json }, buffer_paths: [] },
    });
    return true;
  }

  #capture(widget: Widget, message: Json | undefined): void {
    if (typeof message === "string" && message !== "") {
      widget.message = message;
      this.#capturing.set(message, [...(this.#capturing.get(message) ?? []), widget]);
    } else if (widget.message !== null) {
      const others = (this.#capturing.get(widget.message) ?? []).filter((other) => other !== widget);
      this.#capturing.set(widget.message, others);
      widget.message = null;
    }
  }
}

function join(outputs: CellOutput[], output: CellOutput): void {
  const last = outputs.at(-1);
  if (last?.output_type === "stream" && output.output_type === "stream" && last.name === output.name) {
    outputs[outputs.length - 1] = { ...last, text: last.text + output.text };
  } else {
    outputs.push(output);
  }
}

/** The kernel is given what nbformat knows, and no more. */
function withoutExact(output: CellOutput): CellOutput {
  if (!("exact" in output)) return output;
  const { exact: _, ...rest } = output;
  return rest;
}

function isRecord(value: unknown): value is Record<string, Json> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
