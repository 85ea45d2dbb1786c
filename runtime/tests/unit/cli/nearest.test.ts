import { describe, expect, it } from "vitest";
import { nearest } from "../../../src/cli/nearest.js";

describe("the name that was probably meant", () => {
  it.each([
    ["aplha", "alpha"],
    ["Alpha", "alpha"],
    ["epoch", "epochs"],
    ["banana", null],
  ])("%s: %s", (given, meant) => expect(nearest(given, ["alpha", "epochs", "path"])).toBe(meant));
});
