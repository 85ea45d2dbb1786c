import fc from "fast-check";
import { expect, test } from "vitest";
import { cell } from "../../../src/index.js";

test("a cell's text is what stands between its lines, backslashes and all", () => {
  expect(cell(3)`
print("a\n\t\\ \d \u{1F600} \xzz")
`).toEqual({ number: 3, source: String.raw`print("a\n\t\\ \d \u{1F600} \xzz")`, mayRaise: false });
});

test("one newline at each end is the frame's; all others are the cell's", () => {
  expect(
    cell(1)`

x

`.source,
  ).toBe("\nx\n");
  expect(cell(1)`x`.source).toBe("x");
  expect(
    cell(1)`
`.source,
  ).toBe("");
  expect(cell(1)``.source).toBe("");
});

test("what a template can't hold stands in ${…}", () => {
  expect(
    cell(1)`
a = "${"`"}${"${"}x}" ${"\r"}
b${"\\"}${"`"}
`.source,
  ).toBe('a = "`${x}" \r\nb\\`');
});

test("a backtick and ${ may be escaped, as in any template", () => {
  expect(
    cell(1)`
console.log(\`\${x} \`, "\n")
`.source,
  ).toBe('console.log(`${x} `, "\\n")');
});

test("only strings can", () => {
  const text = Object.assign(["a", "b"], { raw: ["a", "b"] });
  expect(() => cell(1)(text, 1 as unknown as string)).toThrow("cell(1): a cell's text can only take strings");
});

test.each([0, -1, 1.5, Number.NaN])("a cell's number is counted from 1, not %d", (number) => {
  expect(() => cell(number)).toThrow("from 1");
});

/** As the converter writes a cell: what a template literal can't hold verbatim becomes an interpolated string. */
function written(source: string): { readonly raw: readonly string[]; readonly values: readonly string[] } {
  const raw: string[] = [""];
  const values: string[] = [];
  for (const part of source.split(/(\\*(?:`|\$\{|\r|[\0-\x08\x0b-\x1f]|$))/u)) {
    if (/^(?:\\+|\\*(?:`|\$\{|\r|[\0-\x08\x0b-\x1f]))$/u.test(part)) {
      values.push(part);
      raw.push("");
    } else raw[raw.length - 1] += part;
  }
  return { raw: [`\n${raw[0]}`, ...raw.slice(1, -1), ...(raw.length > 1 ? [raw.at(-1) ?? ""] : [])], values };
}

test("any text comes out as it went in", () => {
  const text = fc.string({
    unit: fc.oneof(fc.constantFrom("\\", "`", "$", "{", "\r", "\n", "'", "é", "🙂"), fc.string()),
  });
  fc.assert(
    fc.property(text, (source) => {
      const { raw, values } = written(source);
      const framed = [...raw.slice(0, -1), `${raw.at(-1) ?? ""}\n`];
      expect(cell(1)(Object.assign([...framed], { raw: framed }), ...values).source).toBe(source);
    }),
  );
});
