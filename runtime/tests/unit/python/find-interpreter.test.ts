import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findInterpreter, InterpreterError, type InterpreterQuery } from "../../../src/python/index.js";

let root = "";
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "nbflow-find-"));
});
afterEach(() => rm(root, { recursive: true }));

async function write(name: string, text: string, mode = 0o644): Promise<string> {
  const file = join(root, name);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text, { mode });
  return file;
}
const python = (name: string) => write(name, "#!/bin/sh\n", 0o755);
const kernel = (folder: string, name: string, spec: object) =>
  write(join(folder, "kernels", name, "kernel.json"), JSON.stringify(spec));

async function find(query: Partial<Omit<InterpreterQuery, "env">> & { env?: Record<string, string> } = {}) {
  const env = { HOME: join(root, "home"), PATH: join(root, "path"), ...query.env };
  const found = await findInterpreter({ folder: join(root, "work/notebooks"), ...query, env });
  return { ...found, executable: found.executable.replace(`${root}/`, "") };
}

test("each place wins over those after it", async () => {
  await python("path/python3");
  expect((await find()).executable).toBe("path/python3");

  const spec = { language: "python", argv: [await python("kernel/bin/python"), "-m", "ipykernel_launcher"] };
  await kernel("home/.local/share/jupyter", "mine", spec);
  await kernel("home/Library/Jupyter", "mine", spec);
  expect((await find({ kernel: "mine" })).executable).toBe("kernel/bin/python");

  await python("work/.venv/bin/python");
  expect((await find({ kernel: "mine" })).executable).toBe("work/.venv/bin/python");

  await python("active/bin/python");
  const env = { VIRTUAL_ENV: join(root, "active") };
  expect(await find({ kernel: "mine", env })).toMatchObject({
    executable: "active/bin/python",
    how: "the active environment (VIRTUAL_ENV)",
  });

  await python("named/python");
  expect((await find({ env: { ...env, NBFLOW_PYTHON: join(root, "named/python") } })).executable).toBe(
    "named/python",
  );
  const given = { python: join(root, "active"), env: { NBFLOW_PYTHON: join(root, "named/python") } };
  expect((await find(given)).executable).toBe("active/bin/python");
});

test("a kernelspec brings its environment", async () => {
  await kernel("data", "k", {
    language: "python",
    argv: [await python("kernel/bin/python")],
    env: { A: "1", B: "${HOME}/b", C: "${NOT_SET}" },
  });
  const { env } = await find({ kernel: "k", env: { JUPYTER_PATH: join(root, "data") } });
  expect(env).toEqual({ A: "1", B: join(root, "home/b"), C: "${NOT_SET}" });
});

test("a kernel of another language or of a Python that is gone is passed over", async () => {
  await python("path/python");
  await kernel("data", "deno", { language: "typescript", argv: ["deno"] });
  await kernel("data", "old", { language: "python", argv: [join(root, "gone/python")] });
  const env = { JUPYTER_PATH: join(root, "data") };
  for (const name of ["deno", "old"])
    expect((await find({ kernel: name, env })).executable).toBe("path/python");
});

test("where there is none, the error says what was tried", async () => {
  await kernel("data", "deno", { language: "typescript", argv: ["deno"] });
  const lost = find({
    kernel: "deno",
    env: { JUPYTER_PATH: join(root, "data"), CONDA_PREFIX: join(root, "empty") },
  });
  await expect(lost).rejects.toThrow(InterpreterError);
  await expect(lost).rejects.toMatchObject({
    code: "no-interpreter",
    tried: [
      expect.stringContaining("CONDA_PREFIX") as string,
      expect.stringContaining(".venv") as string,
      expect.stringContaining("typescript") as string,
      expect.stringContaining("PATH") as string,
    ],
  });
});

test("one that was asked for and is not there is an error, whatever else there is", async () => {
  await python("path/python3");
  await expect(find({ python: "/nowhere/python" })).rejects.toThrow("--python names /nowhere/python");
  await expect(find({ env: { NBFLOW_PYTHON: "python9.9" } })).rejects.toThrow(
    "NBFLOW_PYTHON names python9.9",
  );
});
