import { compileFunction } from "node:vm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { templateBody } from "../../../src/emit/template.js";

/** What the runtime's `cell` does: raw pieces joined with the interpolated strings, one newline off each end. */
function cell(strings: TemplateStringsArray, ...values: string[]): string {
  const raw = strings.raw.map((piece) => piece.replaceAll(/\\(`|\$\{)/g, "$1"));
  return String.raw({ raw }, ...values)
    .replace(/^\n/, "")
    .replace(/\n$/, "");
}

function evaluate(source: string): string {
  return String(compileFunction(`return cell\`\n${templateBody(source)}\n\``, ["cell"])(cell));
}

test.each([
  ["plain text", "x = 1\nprint(x)"],
  ["a path and an escape", String.raw`open("C:\new\table.csv"); re.sub(r"\d+\\", "\n", s)`],
  ["backticks", "x = `1`  # ``` fenced ```"],
  ["a backslash before a backtick", "s = '\\`' + '\\\\`'"],
  ["an interpolation", "print(f'${x} $ {y} $${z} \\${w}')"],
  ["a backslash at the end", "x = 1 + \\"],
  ["backslashes at the end of each line", "a = 1 + \\\n  2 + \\\n"],
  ["unicode and octal escapes", "'\\u{1f600} \\u12 \\x4 \\07'"],
  ["other line ends", "a = 1\r\nb = 2\rc = '\u2028\u2029'"],
  ["control characters and marks", "\ufeffa = '\0\x07\x1b\x7f\x85'\t# tab"],
  ["half a surrogate pair", "x = '\ud83d' + '\ude00' + '😀'"],
  ["newlines at both ends", "\n\nx\n\n"],
])("gives back %s", (_, source) => {
  expect(evaluate(source)).toBe(source);
});

test("gives back any text at all", { timeout: 30_000 }, () => {
  const nasty = fc.constantFrom(
    "\\",
    "`",
    "$",
    "{",
    "}",
    "${",
    "\r",
    "\n",
    "\0",
    "\u2028",
    "\ufeff",
    "\ud800",
    "\udc00",
    "u",
    "x",
    "'",
    '"',
    "名",
    "😀",
  );
  const unit = fc.oneof(nasty, fc.string({ unit: "binary", maxLength: 3 }), fc.string({ maxLength: 3 }));
  const text = fc.array(unit, { maxLength: 40 }).map((parts) => parts.join(""));
  fc.assert(
    fc.property(text, (source) => {
      expect(evaluate(source)).toBe(source);
    }),
    { numRuns: 1000 },
  );
});

test("survives a checkout that changes line ends, and being saved as UTF-8", () => {
  const source = "a = 1\r\nb = '\ud800'\n\ufeffc\n";
  const body = templateBody(source);
  expect(body).not.toMatch(/[\r\ud800-\udfff\ufeff]/u);
  expect(Buffer.from(body, "utf8").toString("utf8")).toBe(body);
});

test("leaves ordinary Python as it stands", () => {
  const source = "%matplotlib inline\n!ls | head -3\nx = re.sub(r'\\s+', ' ', \"a$b\")  # é 名前";
  expect(templateBody(source)).toBe(source);
});
