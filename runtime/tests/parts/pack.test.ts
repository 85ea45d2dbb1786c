import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { notebookText, PYTHON } from "./cli/support/workspace.js";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../../..", import.meta.url));
const NPM = ["--no-audit", "--no-fund", "--ignore-scripts", "--prefer-offline", "--loglevel=error"];

/** What a person has who installs the two packages into an empty folder, far from this workspace. */
describe("the packages, packed and installed elsewhere", () => {
  let folder = "";
  let tarballs: string[] = [];

  const inFolder = async (command: string, ...args: string[]) => {
    const bin = join(folder, "node_modules/.bin");
    const env = { ...process.env, PATH: `${bin}:${process.env["PATH"]}`, NBFLOW_HOME: join(folder, "home") };
    return run(command, args, { cwd: folder, env, maxBuffer: 1 << 26 });
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "nbflow-pack-"));
    const packs = join(folder, "packs");
    await mkdir(packs);
    tarballs = [];
    for (const name of ["converter", "runtime"]) {
      const cwd = join(folder, "staged", name);
      await run(process.execPath, [join(root, name, "stage.mjs"), cwd]);
      const { stdout } = await run(
        "npm",
        ["pack", "--json", "--ignore-scripts", "--pack-destination", packs],
        { cwd },
      );
      const [packed] = JSON.parse(stdout) as [{ filename: string }];
      tarballs.push(join(packs, packed.filename));
    }
    await writeFile(
      join(folder, "package.json"),
      '{ "name": "elsewhere", "private": true, "type": "module" }',
    );
    await inFolder("npm", "install", ...NPM, ...tarballs);
    await writeFile(
      join(folder, "tiny.ipynb"),
      notebookText([
        "# Tiny",
        { source: "n = 3", tags: ["parameters"] },
        "rows = list(range(n))",
        "total = sum(rows)\nprint(total)",
      ]),
    );
  }, 300_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test("convert and run a notebook", async () => {
    const converted = await inFolder("nbflow", "convert", "tiny.ipynb");
    expect(converted.stdout).toContain("tiny.flow.ts");
    const ran = await inFolder("nbflow", "run", "tiny.flow.ts", "-p", "n=5", "--python", PYTHON, "--json");
    expect(JSON.parse(ran.stdout)).toMatchObject({ state: { type: "COMPLETED" }, result: { total: 10 } });
  });

  test("give the script types that pass tsc --strict", async () => {
    await inFolder("nbflow", "convert", "tiny.ipynb");
    const typescript = join(root, "node_modules/typescript/bin/tsc");
    const options = ["--strict", "--noEmit", "--target", "es2022", "--module", "nodenext"];
    const { stdout } = await inFolder(process.execPath, typescript, ...options, "tiny.flow.ts");
    expect(stdout).toBe("");
  });

  test("have nothing in them that publint or attw would stop", async () => {
    for (const tarball of tarballs) {
      const publint = await inFolder(
        process.execPath,
        join(root, "node_modules/publint/src/cli.js"),
        tarball,
        "--strict",
      );
      expect(publint.stdout).toContain("All good!");
      const attw = join(root, "node_modules/@arethetypeswrong/cli/dist/index.js");
      await inFolder(process.execPath, attw, tarball, "--profile", "esm-only", "--no-color");
    }
  });

  test("need one version of each other", async () => {
    const read = async (name: string) =>
      JSON.parse(await readFile(join(root, name, "package.json"), "utf8")) as {
        version: string;
        dependencies: Record<string, string>;
      };
    expect((await read("runtime")).dependencies["@nbflow/converter"]).toBe((await read("converter")).version);
  });
});
