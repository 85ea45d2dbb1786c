import { expect, test } from "vitest";
import { CellOutputs } from "../../../src/python/cell-outputs.js";
import type { KernelMessage } from "../../../src/python/protocol.js";

type Message = Exclude<KernelMessage, { type: `comm_${string}` }>;

const out = (text: string, name: "stdout" | "stderr" = "stdout"): Message => ({
  op: "message",
  parent: "",
  type: "stream",
  content: { name, text },
});
const clear = (wait: boolean): Message => ({
  op: "message",
  parent: "",
  type: "clear_output",
  content: { wait },
});
const show = (
  text: string,
  id?: string,
  type: "display_data" | "update_display_data" = "display_data",
): Message => ({
  op: "message",
  parent: "",
  type,
  content: { data: { "text/plain": text }, ...(id === undefined ? {} : { transient: { display_id: id } }) },
});

function cell(outputs: CellOutputs, number: number, ...messages: readonly Message[]) {
  outputs.start(number);
  for (const message of messages) outputs.take(message);
  return texts(outputs.of(number));
}

const texts = (outputs: ReturnType<CellOutputs["of"]>) =>
  outputs.map((output) =>
    output.output_type === "stream"
      ? `${output.name} ${output.text}`
      : "data" in output
        ? output.data["text/plain"]
        : "error",
  );

test("text of one stream is joined, until something else comes", () => {
  const got = cell(
    new CellOutputs(),
    1,
    out("a"),
    out("b"),
    out("c", "stderr"),
    out("d"),
    show("x"),
    out("e"),
    out("f"),
  );
  expect(got).toEqual(["stdout ab", "stderr c", "stdout d", "x", "stdout ef"]);
});

test("clear_output clears at once, or when the next output comes", () => {
  expect(cell(new CellOutputs(), 1, out("a"), clear(false))).toEqual([]);
  expect(cell(new CellOutputs(), 1, out("a"), clear(true))).toEqual(["stdout a"]);
  expect(cell(new CellOutputs(), 1, out("a"), clear(true), out("b"), out("c"))).toEqual(["stdout bc"]);
});

test("a clear that still waits ends with its cell", () => {
  const outputs = new CellOutputs();
  cell(outputs, 1, out("a"), clear(true));
  expect(cell(outputs, 2, out("b"))).toEqual(["stdout b"]);
  expect(texts(outputs.of(1))).toEqual(["stdout a"]);
});

test("an update changes all displays of its id, in earlier cells too", () => {
  const outputs = new CellOutputs();
  cell(outputs, 1, show("old", "id"), show("other"), show("old", "id"));
  expect(cell(outputs, 2, show("new", "id", "update_display_data"))).toEqual([]);
  expect([...outputs.changed()].map(([number, shown]) => [number, texts(shown)])).toEqual([
    [1, ["new", "other", "new"]],
  ]);
});

test("a display of an id that is shown already changes the earlier ones", () => {
  const outputs = new CellOutputs();
  cell(outputs, 1, show("old", "id"));
  expect(cell(outputs, 2, show("new", "id"))).toEqual(["new"]);
  expect(texts(outputs.of(1))).toEqual(["new"]);
});

test("a display that was cleared is not updated", () => {
  const outputs = new CellOutputs();
  expect(
    cell(outputs, 1, show("a", "id"), clear(false), show("b"), show("c", "id", "update_display_data")),
  ).toEqual(["b"]);
  expect(outputs.changed()).toEqual(new Map());
});

test("a cell that runs again starts with nothing", () => {
  const outputs = new CellOutputs();
  cell(outputs, 1, show("a", "id"));
  expect(cell(outputs, 1, show("b", "id"))).toEqual(["b"]);
});
