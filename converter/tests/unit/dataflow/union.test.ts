import { expect, test } from "vitest";
import { ref, Region, scalarValue, union } from "../../../src/dataflow/heap.js";

test("a union of too many constant texts is one text, and joined with others loses none of them", () => {
  const texts = union(...["a", "b", "c", "d", "e", "f", "g"].map((text) => scalarValue("str", text)));
  expect(texts).toEqual(scalarValue("str"));
  const objects = [1, 2, 3, 4, 5, 6].map((id) => ref(new Region(id, 1), "list"));
  expect(union(texts, objects)).toEqual([...texts, ...objects]);
});
