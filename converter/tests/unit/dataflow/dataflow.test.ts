import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { casesIn, withExpected } from "./case-file.js";
import { described } from "./described.js";

/**
 * Each file in `cases/` is a chapter of the specification: notebooks, and the dependencies that they have. With
 * `UPDATE_CASES=1` the files are written anew; read the difference.
 */
const folder = fileURLToPath(new URL("./cases/", import.meta.url));

for (const file of readdirSync(folder).sort()) {
  const text = readFileSync(folder + file, "utf8");
  const cases = casesIn(text);
  if (process.env["UPDATE_CASES"]) {
    writeFileSync(
      folder + file,
      withExpected(
        text,
        cases.map((one) => described(one.notebook)),
      ),
    );
    continue;
  }
  describe(file, () => {
    it.each(cases)("$title", ({ notebook, expected }) => {
      expect(described(notebook)).toBe(expected);
    });
  });
}
