import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { contentsOf, copyContents } from "../../../src/verify/copy-folder.js";

function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "nbflow test "));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

async function copied(folder: string, mostBytes = 1000): Promise<string> {
  const to = join(folderOf({}), "copy");
  await copyContents(await contentsOf(folder, mostBytes), to);
  return to;
}

test("copies data and leaves out histories, environments and caches", async () => {
  const copy = await copied(
    folderOf({
      "n.ipynb": "{}",
      "data/a.csv": "1",
      ".git/HEAD": "x",
      "env/pyvenv.cfg": "",
      "env/bin/python": "",
      "__pycache__/m.pyc": "",
    }),
  );
  expect(["n.ipynb", "data/a.csv"].map((path) => readFileSync(join(copy, path), "utf8"))).toEqual([
    "{}",
    "1",
  ]);
  expect([".git", "env", "__pycache__"].filter((name) => existsSync(join(copy, name)))).toEqual([]);
});

test("a link to what lies outside becomes a copy, so that nothing is written through it", async () => {
  const outside = folderOf({ "big.csv": "1", "deep/b.csv": "2" });
  const folder = folderOf({ "a.csv": "0" });
  symlinkSync(join(outside, "big.csv"), join(folder, "big.csv"));
  symlinkSync(outside, join(folder, "data"));
  symlinkSync("a.csv", join(folder, "same.csv"));
  symlinkSync(folder, join(folder, "circle"));
  symlinkSync("gone", join(folder, "dangling"));
  const copy = await copied(folder);
  writeFileSync(join(copy, "big.csv"), "changed");
  writeFileSync(join(copy, "data/deep/b.csv"), "changed");
  expect(readFileSync(join(outside, "big.csv"), "utf8")).toBe("1");
  expect(readFileSync(join(outside, "deep/b.csv"), "utf8")).toBe("2");
  expect(readlinkSync(join(copy, "same.csv"))).toBe("a.csv");
});

test("refuses a folder that is too large, and says what to do", async () => {
  await expect(contentsOf(folderOf({ "a.bin": "x".repeat(101) }), 100)).rejects.toMatchObject({
    code: "folder-too-large",
    hint: expect.stringContaining("--limit") as string,
  });
});
