import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findDeno, startDeno } from "../../../src/deno/index.js";
import type { CellOutput, CellResult, PythonWorker } from "../../../src/python/worker.js";

let folder: string;
let executable: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "nbflow-test-"));
  executable = await findDeno({ folder: import.meta.dirname, env: process.env });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function start(): { worker: PythonWorker; run: (source: string) => Promise<CellResult> } {
  const worker = startDeno({ executable, folder });
  let cell = 0;
  return {
    worker,
    run: (source) => worker.execute({ cell: ++cell, source, mayRaise: false }, () => undefined),
  };
}

function plain(output: CellOutput | undefined): unknown {
  if (output === undefined || !("data" in output)) return output;
  const text = output.data["text/plain"];
  return typeof text === "string" ? stripVTControlCharacters(text) : text;
}

describe("cells run as in a notebook", () => {
  const { worker, run } = lazily(start);
  afterAll(() => worker().close());

  test("a last expression is shown as Deno shows it, colours included", async () => {
    const { outputs, executionCount } = await run("const rows = [{ a: 1 }];\nrows");
    expect(outputs).toEqual([
      {
        output_type: "execute_result",
        data: { "text/plain": "[ { a: \u001b[33m1\u001b[39m } ]" },
        metadata: {},
        execution_count: 1,
      },
    ]);
    expect(executionCount).toBe(1);
  });

  test("types are gone, and what a cell declares stays", async () => {
    await run("interface Row { a: number }\nconst first: Row = rows[0];");
    expect(plain((await run("first.a + 1")).outputs[0])).toBe("2");
  });

  test("printed text is joined by stream, in order", async () => {
    const { outputs } = await run('console.log("one"); console.log("two"); console.error("three");');
    expect(outputs).toEqual([
      { output_type: "stream", name: "stdout", text: "one\ntwo\n" },
      { output_type: "stream", name: "stderr", text: "three\n" },
    ]);
  });

  test("long lines and many come whole", async () => {
    const { outputs } = await run(
      'console.log("é".repeat(100_000)); for (let i = 0; i < 2000; i++) console.log(i);',
    );
    const [all] = outputs;
    expect(outputs).toHaveLength(1);
    expect(all?.output_type === "stream" && all.text.length).toBe(100_001 + 8890);
  });

  test("displays keep their types", async () => {
    const { outputs } = await run("Deno.jupyter.html`<b>x</b>`");
    expect(outputs[0]).toMatchObject({ data: { "text/html": "<b>x</b>" } });
  });

  test("modules are imported, and promises awaited", async () => {
    const { outputs } = await run('import { join } from "node:path";\nawait Promise.resolve(join("a", "b"))');
    expect(plain(outputs[0])).toBe('"a/b"');
  });

  test("an error is an output and a result", async () => {
    const { error, outputs } = await run('function fail() {\n  throw new RangeError("bad");\n}\nfail();');
    expect(error).toMatchObject({ name: "RangeError", value: "bad" });
    expect(outputs.at(-1)).toMatchObject({ output_type: "error", ename: "RangeError" });
  });

  test("what is no TypeScript is an error too", async () => {
    const { error, outputs } = await run("const = 1;");
    expect(error).not.toBeNull();
    expect(outputs).toHaveLength(1);
  });

  test("values come out as JSON where they are JSON, else as their type and a text", async () => {
    await run("const found = new Map([[1, 2]]); let count = 2; const missing = undefined;");
    expect(await worker().describe(["rows", "found", "count", "Row", "nowhere"])).toEqual({
      rows: { kind: "json", value: [{ a: 1 }] },
      found: { kind: "object", type: "Map", text: "Map(1) { 1 => 2 }" },
      count: { kind: "json", value: 2 },
    });
  });

  test("values given take the place of constants, variables and of nothing", async () => {
    await worker().assign({ rows: "</script>\u2028`${1}", count: 3, fresh: [null, { "a b": 1.5 }] });
    expect(await worker().describe(["rows", "count", "fresh"])).toEqual({
      rows: { kind: "json", value: "</script>\u2028`${1}" },
      count: { kind: "json", value: 3 },
      fresh: { kind: "json", value: [null, { "a b": 1.5 }] },
    });
  });

  test("asking for values leaves no trace in the notebook's count", async () => {
    const before = await run("1");
    await worker().describe(["count"]);
    expect((await run("2")).executionCount).toBe((before.executionCount ?? 0) + 1);
  });
});

describe("ends", () => {
  test("closing ends a worker that never ran", async () => {
    const { worker } = start();
    await worker.close();
    await expect(worker.ready).rejects.toMatchObject({ code: "closed" });
  });

  test("a cell that ends the process is a worker that is lost", async () => {
    const { worker, run } = start();
    await expect(run("Deno.exit(3)")).rejects.toMatchObject({
      code: "exited",
      cell: 1,
      fields: { exitCode: 3 },
    });
    await worker.close();
  });

  test("an interrupted cell's process ends, as JavaScript can't be asked to stop", async () => {
    const { worker } = start();
    await worker.ready;
    const running = worker.execute({ cell: 4, source: 'console.log("on"); for (;;);', mayRaise: false }, () =>
      worker.interrupt(),
    );
    await expect(running).rejects.toMatchObject({ code: "closed", cell: 4 });
    await worker.close();
  });

  test("no Deno is said with the cure", async () => {
    await expect(findDeno({ folder, env: { PATH: "" } })).rejects.toMatchObject({
      hint: "Install it beside the notebook: npm install deno",
    });
    await expect(findDeno({ folder, env: { NBFLOW_DENO: "nowhere" } })).rejects.toThrow(
      "NBFLOW_DENO names nowhere",
    );
  });
});

/** Starts when it is first used, so that a test that is left out costs nothing. */
function lazily(make: typeof start): {
  worker: () => PythonWorker;
  run: (source: string) => Promise<CellResult>;
} {
  let made: ReturnType<typeof start> | null = null;
  const get = () => (made ??= make());
  return { worker: () => get().worker, run: (source) => get().run(source) };
}

/** Deno's socket sends parts of a line of megabytes twice where it can't send it at once, as on a busy machine. */
test("a line of megabytes comes whole, or is said to be garbled: never otherwise, and never in vain", async () => {
  const { worker, run } = start();
  const printed = 'console.log("é".repeat(3_000_000)); for (let i = 0; i < 2000; i++) console.log(i);';
  const came = await run(printed).then(
    ({ outputs: [all] }) => (all?.output_type === "stream" ? `${all.text.length} characters` : "nothing"),
    ({ code, cell }: { code?: string; cell?: number }) => `${code} of cell ${cell}`,
  );
  await worker.close();
  expect([`${3_000_001 + 8890} characters`, "output-lost of cell 1"]).toContain(came);
});
