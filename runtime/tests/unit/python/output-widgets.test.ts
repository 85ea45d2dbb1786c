import { expect, test } from "vitest";
import { OutputWidgets } from "../../../src/python/output-widgets.js";
import type { Json } from "../../../src/python/index.js";

function widgets() {
  const sent: Json[] = [];
  const made = new OutputWidgets((content) => sent.push(content["data"] ?? null));
  const open = (comm: string) =>
    made.comm("comm_open", {
      comm_id: comm,
      target_name: "jupyter.widget",
      data: { state: { _model_module: "@jupyter-widgets/output", _model_name: "OutputModel", outputs: [] } },
    });
  const capture = (comm: string, message: string) =>
    made.comm("comm_msg", { comm_id: comm, data: { method: "update", state: { msg_id: message } } });
  const print = (text: string) =>
    made.take({ op: "message", parent: "m", type: "stream", content: { name: "stdout", text } });
  return { sent, open, capture, print };
}

test("what is printed while a widget captures goes to the widget, joined, and to the kernel", () => {
  const { sent, open, capture, print } = widgets();
  open("w");
  expect(print("before")).toBe(false);
  capture("w", "m");
  expect([print("a"), print("b")]).toEqual([true, true]);
  capture("w", "");
  expect(print("after")).toBe(false);
  expect(sent.at(-1)).toEqual({
    method: "update",
    buffer_paths: [],
    state: { outputs: [{ output_type: "stream", name: "stdout", text: "ab" }] },
  });
});

test("of two widgets the inner one captures", () => {
  const { sent, open, capture, print } = widgets();
  open("outer");
  open("inner");
  capture("outer", "m");
  capture("inner", "m");
  print("in");
  capture("inner", "");
  print("out");
  expect(sent).toMatchObject([
    { state: { outputs: [{ text: "in" }] } },
    { state: { outputs: [{ text: "out" }] } },
  ]);
});

test("a widget that captures another cell's outputs leaves this one's alone", () => {
  const { open, capture, print } = widgets();
  open("w");
  capture("w", "another");
  expect(print("a")).toBe(false);
});
