import { expect, test } from "vitest";
import { ExactJson, stringifyExact } from "../../../src/python/index.js";

test("exact JSON is written to the letter, wherever it stands", () => {
  const value = { a: [new ExactJson("[1.0, 1e22]"), 2], "b\n": { c: new ExactJson('{"$&": "é"}') } };
  expect(stringifyExact(value)).toBe('{"a":[[1.0, 1e22],2],"b\\n":{"c":{"$&": "é"}}}');
  expect(JSON.parse(stringifyExact(value, 1))).toEqual(JSON.parse(JSON.stringify(value)));
});
