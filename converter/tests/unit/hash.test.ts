import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { sha256 } from "../../src/hash.js";

test("is what node:crypto makes of the same text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
      expect(sha256(text)).toBe(createHash("sha256").update(text, "utf8").digest("hex"));
    }),
  );
  const long = "é\n".repeat(70_000);
  expect(sha256(long)).toBe(createHash("sha256").update(long, "utf8").digest("hex"));
});
