import { chmod, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { keepBackup } from "../../../src/cli/keep-backup.js";
import { quoted, shownPath } from "../../../src/cli/paths.js";
import { readTarget } from "../../../src/cli/run/read-target.js";
import { writeAtomically } from "../../../src/files/index.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "nbflow-test-"));
});
afterEach(() => rm(folder, { recursive: true }));

describe("writing atomically", () => {
  it("makes the folders and leaves nothing beside the file", async () => {
    await writeAtomically(join(folder, "a/b/c.txt"), "text");
    expect(await readdir(join(folder, "a/b"))).toEqual(["c.txt"]);
  });

  it("keeps the file's permissions and its place behind a link", async () => {
    await writeFile(join(folder, "real"), "old");
    await chmod(join(folder, "real"), 0o600);
    await symlink("real", join(folder, "link"));
    await writeAtomically(join(folder, "link"), "new");
    expect(await readFile(join(folder, "real"), "utf8")).toBe("new");
    expect((await stat(join(folder, "real"))).mode & 0o777).toBe(0o600);
    expect((await readdir(folder)).sort()).toEqual(["link", "real"]);
  });
});

describe("backups", () => {
  it("never take an older one's place", async () => {
    const path = join(folder, "s.flow.ts");
    expect(await keepBackup(path, "1")).toBe(`${path}.bak`);
    expect(await keepBackup(path, "2")).toBe(`${path}.bak2`);
    expect(await readFile(`${path}.bak`, "utf8")).toBe("1");
  });
});

describe("what nbflow run is asked to run", () => {
  it("is a script, one of its flows, or a notebook", async () => {
    for (const name of ["a.flow.ts", "a:b.ts", "n.ipynb"]) await writeFile(join(folder, name), "");
    expect(await readTarget("a.flow.ts", folder)).toMatchObject({ kind: "script", exportName: null });
    expect(await readTarget("a.flow.ts:nightly", folder)).toMatchObject({
      kind: "script",
      exportName: "nightly",
    });
    expect(await readTarget("a:b.ts", folder)).toMatchObject({ kind: "script", exportName: null });
    expect(await readTarget("n.ipynb", folder)).toMatchObject({ kind: "notebook" });
  });

  it.each([
    ["no.flow.ts", "There is no file no.flow.ts."],
    ["no.flow.ts:x", "There is no file no.flow.ts."],
    [".", ". is a folder."],
    ["data.csv", "data.csv is neither a notebook (.ipynb) nor a script (.ts, .js)."],
    ["n.ipynb:x", "A notebook has one flow, and x was asked for."],
  ])("says what is wrong with %s", async (given, message) => {
    await writeFile(join(folder, "data.csv"), "");
    await writeFile(join(folder, "n.ipynb"), "");
    await expect(readTarget(given, folder)).rejects.toThrow(message);
  });
});

describe("paths in messages", () => {
  it("are short where that helps, and fit for a shell", () => {
    expect(shownPath("/a/b/c.ts", "/a")).toBe("b/c.ts");
    expect(shownPath("/x/c.ts", "/a")).toBe("/x/c.ts");
    expect(quoted("a/b.ipynb")).toBe("a/b.ipynb");
    expect(quoted("it's a.ipynb")).toBe(`'it'\\''s a.ipynb'`);
  });
});
