import { expect, test } from "vitest";
import { lackForPython } from "../../../src/platform/index.js";

test("what Windows lacks is said, with a way that is there; other systems have it", () => {
  expect(lackForPython("win32")).toMatchObject({
    message: expect.stringContaining("Windows") as string,
    hint: expect.stringContaining("WSL") as string,
  });
  expect([lackForPython("linux"), lackForPython("darwin")]).toEqual([null, null]);
});
