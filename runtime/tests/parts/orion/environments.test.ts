import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, readdir, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { pythonEnvironment } from "../../../src/deployed/python-environment.js";
import { PYTHON } from "../cli/support/workspace.js";

const run = promisify(execFile);

/** The real uv, beside Prefect's workers. */
const WORKERS = process.env["NBFLOW_TEST_WORKERS"] ?? "";
const UV = join(dirname(WORKERS), "uv");

/** Makes a wheel of a package that has only a version, so that nothing need be fetched. */
const WHEEL = `
import sys, zipfile
folder, version = sys.argv[1:]
info = f"tiny-{version}.dist-info"
with zipfile.ZipFile(f"{folder}/tiny-{version}-py3-none-any.whl", "w") as wheel:
    wheel.writestr("tiny.py", f"version = '{version}'\\n")
    wheel.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\\nName: tiny\\nVersion: {version}\\n")
    wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\\nGenerator: test\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
    wheel.writestr(f"{info}/RECORD", "")
`;

let folder = "";
let version = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "nbflow-environments-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  version = await ask(PYTHON, "import sys; print('%d.%d' % sys.version_info[:2])");
  // a PATH with this Python and nothing else, so that no other uv is found
  await mkdir(join(folder, "bin"));
  const base = await ask(PYTHON, "import os, sys; print(os.path.realpath(sys.executable))");
  await symlink(base, join(folder, "bin/python3"));
});

async function ask(python: string, source: string): Promise<string> {
  return (await run(python, ["-c", source])).stdout.trim();
}

/** A requirements file's text that asks for the package in a version. */
async function tiny(number: string): Promise<string> {
  await run(PYTHON, ["-c", WHEEL, folder, number]);
  return `${join(folder, `tiny-${number}-py3-none-any.whl`)}\n`;
}

interface Made {
  readonly interpreter: string;
  readonly told: readonly string[];
}

async function made(
  requirements: string,
  { uv, python = version }: { readonly uv: boolean; readonly python?: string },
): Promise<Made> {
  const told: string[] = [];
  const env = {
    PATH: join(folder, "bin"),
    HOME: folder,
    UV_CACHE_DIR: join(folder, "uv"),
    UV_PYTHON_DOWNLOADS: "never",
    ...(uv ? { NBFLOW_UV: UV } : {}),
  };
  const tell = (text: string) => told.push(text);
  return { interpreter: await pythonEnvironment({ requirements, python, home: folder, env, tell }), told };
}

const configOf = ({ interpreter }: Made): Promise<string> =>
  readFile(join(dirname(dirname(interpreter)), "pyvenv.cfg"), "utf8");
const environments = async (): Promise<readonly string[]> =>
  (await readdir(join(folder, "environments"), { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

describe.skipIf(WORKERS === "").each([
  ["with uv", true],
  ["without uv, by venv and pip", false],
])("an environment that is made %s", (_how, uv) => {
  test("has what the requirements ask for, and is made once for each content of them", async () => {
    const one = await tiny("1.0");
    // of those that ask at once, one makes it
    const all = await Promise.all([made(one, { uv }), made(one, { uv }), made(one, { uv })]);
    const [first] = all;
    expect(new Set(all.map(({ interpreter }) => interpreter)).size).toBe(1);
    expect(all.flatMap(({ told }) => told)).toHaveLength(1);
    expect(/^uv = /mu.test(await configOf(first))).toBe(uv);
    const asked = "import sys, tiny; print(tiny.version, '%d.%d' % sys.version_info[:2])";
    expect(await ask(first.interpreter, asked)).toBe(`1.0 ${version}`);
    expect(await made(one, { uv })).toEqual({ interpreter: first.interpreter, told: [] });
    const second = await made(await tiny("2.0"), { uv });
    expect(await ask(second.interpreter, "import tiny; print(tiny.version)")).toBe("2.0");
    expect(await ask(first.interpreter, "import tiny; print(tiny.version)")).toBe("1.0");
    expect(await environments()).toHaveLength(2);
  });

  test("that could not be made is not used, and is made when it can be", async () => {
    const gone = await tiny("1.0");
    const wheel = gone.trim();
    await rm(wheel);
    await expect(made(gone, { uv })).rejects.toMatchObject({
      name: "EnvironmentError",
      message: expect.stringContaining("tiny-1.0-py3-none-any.whl") as string,
      hint: expect.stringContaining("--requirements FILE") as string,
    });
    await tiny("1.0");
    const { interpreter } = await made(gone, { uv });
    expect(await ask(interpreter, "import tiny; print(tiny.version)")).toBe("1.0");
  });
});

describe.skipIf(WORKERS === "")("a Python of another version than the flow ran with", () => {
  test("is refused by uv, which names what it looked for", async () => {
    await expect(made(await tiny("1.0"), { uv: true, python: "3.99" })).rejects.toMatchObject({
      message: expect.stringContaining("3.99") as string,
    });
  });

  test("is taken by venv, which says so", async () => {
    const { told } = await made(await tiny("1.0"), { uv: false, python: "3.99" });
    expect(told.find((text) => text.includes("3.99"))).toMatch(
      new RegExp(`^The flow ran with Python 3\\.99; there is ${version.replace(".", "\\.")}`, "u"),
    );
  });
});
