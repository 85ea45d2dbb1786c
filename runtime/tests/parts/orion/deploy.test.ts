import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, onTestFinished, test } from "vitest";
import { makeBundle } from "../../../src/deploy/index.js";
import { nbflow, succeeding } from "../cli/support/nbflow.js";
import { PYTHON, useWorkspace } from "../cli/support/workspace.js";
import { describeWithPrefect, PREFECT, usePrefectServer } from "./support/prefect.js";

const run = promisify(execFile);

const CELLS = [
  { source: "top = 3", tags: ["parameters"] },
  "import pandas as pd\nfrom helper import double",
  "rows = pd.read_csv('data/rows.csv').head(top)\nprint('rows', len(rows))",
  "result = double(int(rows.n.sum()))\nprint('result', result)",
] as const;

const SCRIPT = `import { readFileSync } from "node:fs";
import { flow, task } from "nbflow";
import { scale } from "./scale.js";
const read = task({ name: "read" }, (n: number) => scale(n) + Number(readFileSync(new URL("./add.txt", import.meta.url), "utf8")));
export default flow(
  { name: "scaled", parameters: { type: "object", properties: { n: { type: "integer", default: 2 } }, additionalProperties: false } },
  async ({ n = 2 }: { n?: number }) => ({ value: read(n) }),
);
`;

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "nbflow-bundle-test-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function project(): Promise<string> {
  const folder = await emptyFolder();
  await writeFile(join(folder, "scaled.flow.ts"), SCRIPT);
  await writeFile(join(folder, "scale.ts"), "export const scale = (n: number): number => n * 10;\n");
  await writeFile(join(folder, "add.txt"), "1");
  return folder;
}

const bundleOf = (folder: string) =>
  makeBundle({
    script: join(folder, "scaled.flow.ts"),
    text: SCRIPT,
    root: folder,
    export: null,
    files: [join(folder, "add.txt")],
    requirements: null,
    python: null,
    plan: null,
  });

describe("a bundle", () => {
  test("is the same wherever it is made, and says nothing of where that was", async () => {
    const [one, two] = [await project(), await project()];
    const first = await bundleOf(one);
    expect((await bundleOf(two)).sha256).toBe(first.sha256);
    expect(first.text).not.toContain(one);
    expect(first.text).not.toContain(process.cwd());
    await writeFile(join(two, "add.txt"), "2");
    expect((await bundleOf(two)).sha256).not.toBe(first.sha256);
  });

  test("starts where nothing is installed, with its own files at their places, and leaves nothing behind", async () => {
    const folder = await emptyFolder();
    await mkdir(join(folder, "tmp"));
    await writeFile(join(folder, "flow.mjs"), (await bundleOf(await project())).text);
    const env = { PATH: "", HOME: folder, TMPDIR: join(folder, "tmp") };
    const args = [join(folder, "flow.mjs"), "--parameters", '{"n": 4}'];
    const { stdout } = await run(process.execPath, args, { env, cwd: folder });
    expect(JSON.parse(stdout)).toEqual({ value: 41 });
    expect(await readdir(join(folder, "tmp"))).toEqual([]);
  });

  test("names what its parameters must be", async () => {
    const folder = await emptyFolder();
    await writeFile(join(folder, "flow.mjs"), (await bundleOf(await project())).text);
    const args = [join(folder, "flow.mjs"), "--parameters", '{"n": "many"}'];
    const failed = await run(process.execPath, args).catch(
      (error: unknown) => error as { code: number; stderr: string },
    );
    expect(failed).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/`n` of scaled must be an integer/u) as string,
    });
  });
});

describeWithPrefect("nbflow deploy, to a real server", () => {
  const server = usePrefectServer();
  const workspace = useWorkspace();
  const command = async (...args: string[]) => nbflow(workspace, args, { PREFECT_API_URL: server.url });
  const ok = succeeding(workspace, () => ({ PREFECT_API_URL: server.url }));
  const deployed = async (name: string) =>
    (await server.client.call("GET", `deployments/name/${name}`)) as {
      readonly id: string;
      readonly parameters: unknown;
      readonly tags: readonly string[];
      readonly schedules: readonly { readonly schedule: Record<string, unknown> }[];
      readonly parameter_openapi_schema: { readonly properties: Record<string, unknown> };
      readonly job_variables: { readonly env: Record<string, string> };
    };

  async function notebook(): Promise<void> {
    await workspace.notebook("nb/rows.ipynb", CELLS);
    await workspace.write("nb/helper.py", "def double(n):\n    return 2 * n\n");
    await workspace.write("nb/data/rows.csv", "n\n1\n2\n3\n4\n");
  }

  test("says first what it would do, then does it, and what is as it was stays", async () => {
    await notebook();
    await ok("work-pool", "create", "default");
    const args = [
      "deploy",
      "nb/rows.ipynb",
      "--name",
      "daily",
      "--python",
      PYTHON,
      "--include",
      "nb/data",
      "-p",
      "top=2",
    ];
    const scheduled = [...args, "--cron", "0 5 * * *", "--timezone", "Europe/Madrid", "--tag", "nightly"];
    expect(await ok(...scheduled, "--dry-run")).toContain("rows/daily would be created");
    await expect(deployed("rows/daily")).rejects.toMatchObject({ code: "api-not-found" });
    expect(await ok(...scheduled)).toMatch(
      /rows\/daily is created[^]*with nb\/data\/rows\.csv[^]*with nb\/helper\.py/u,
    );
    const first = await deployed("rows/daily");
    expect(first).toMatchObject({
      parameters: { top: 2 },
      tags: ["nightly"],
      schedules: [{ schedule: { cron: "0 5 * * *", timezone: "Europe/Madrid" } }],
      parameter_openapi_schema: { properties: { top: { default: 3 } } },
    });
    expect(await ok(...scheduled)).toContain("rows/daily is as it was");
    const changed = await ok(...args, "--interval", "6h");
    expect(changed).toContain("- schedule 1: cron 0 5 * * * (Europe/Madrid)");
    expect(changed).toContain("+ schedule 1: every 21600 s (UTC)");
    expect(changed).toContain('- tags: ["nightly"]');
    const second = await deployed("rows/daily");
    expect(second.id).toBe(first.id);
    expect(second.schedules.map(({ schedule }) => schedule["interval"])).toEqual([21_600]);
    expect(second.job_variables.env["NBFLOW_BUNDLE"]).toBe(first.job_variables.env["NBFLOW_BUNDLE"]);
    // the interval's anchor stays, so that deploying again moves no run
    expect(await ok(...args, "--interval", "6h")).toContain("is as it was");
  });

  test("pins what the cells import, with what that needs, and names what it can't", async () => {
    await workspace.notebook("pins.ipynb", [
      "import pandas as pd\nimport no_such_module\npd.read_parquet('x.parquet')",
    ]);
    await ok("work-pool", "create", "pins");
    const { stderr } = await command("deploy", "pins.ipynb", "--python", PYTHON, "--pool", "pins");
    expect(stderr).toContain("no_such_module can't be pinned (cell 1 imports it): it is not installed.");
    const { stdout: version } = await run(PYTHON, [
      "-c",
      "import pandas, pyarrow; print(pandas.__version__, pyarrow.__version__)",
    ]);
    const [pandas = "", pyarrow = ""] = version.trim().split(" ");
    const folder = await emptyFolder();
    await bundleTo(join(folder, "flow.mjs"), "pins/default");
    const text = await readFile(join(folder, "flow.mjs"), "utf8");
    const { requirements } = JSON.parse(/^globalThis\.nbflowPayload = (.*);$/mu.exec(text)?.[1] ?? "{}") as {
      requirements: string;
    };
    expect(requirements).toContain(`pandas==${pandas}\n`);
    expect(requirements).toContain(`pyarrow==${pyarrow}\n`);
    expect(requirements).toMatch(/^numpy==/mu);
    expect(requirements).toMatch(/^ipykernel==/mu);
  });

  test("warns of what looks like a key, of data that does not come along, and repeats no key", async () => {
    await workspace.write("data.csv", "n\n1\n");
    // not in one piece, so that no scanner of this repository takes it for one
    const key = ["AKIA", "ABCDEFGHIJKLMNOP"].join("");
    await workspace.notebook("keys.ipynb", [
      `key = "${key}"\npassword = "hunter2-hunter2"`,
      "open('data.csv').read()",
    ]);
    await ok("work-pool", "create", "keys");
    const { stderr, stdout } = await command("deploy", "keys.ipynb", "--python", PYTHON, "--pool", "keys");
    expect(stderr).toContain("cell 1, line 1 seems to hold an AWS access key");
    expect(stderr).toContain("cell 1, line 2 seems to hold a value for password");
    expect(stderr).toContain(
      "cell 2 names data.csv, which is not in the bundle. It comes along with --include data.csv",
    );
    expect(stderr + stdout).not.toMatch(/AKIA|hunter2/u);
  });

  test("deploys all that nbflow.yaml describes, and says by its line what is wrong in it", async () => {
    await workspace.write("scaled.flow.ts", SCRIPT);
    await workspace.write("scale.ts", "export const scale = (n: number): number => n;\n");
    await workspace.write("add.txt", "1");
    const entry = "  - file: scaled.flow.ts\n    name: hourly\n    schedules:\n      - cron: '0 * * * *'\n";
    const defaults = "defaults:\n  pool: yaml\n  include: [add.txt]\n";
    await workspace.write(
      "nbflow.yaml",
      `${defaults}deployments:\n${entry}  - file: scaled.flow.ts\n    name: manual\n    parameters: { n: 7 }\n`,
    );
    await ok("work-pool", "create", "yaml");
    const done = JSON.parse(await ok("deploy", "--json")) as {
      readonly deployment: string;
      readonly status: string;
    }[];
    expect(done.map(({ deployment, status }) => [deployment, status])).toEqual([
      ["scaled/hourly", "created"],
      ["scaled/manual", "created"],
    ]);
    expect((await deployed("scaled/manual")).parameters).toEqual({ n: 7 });
    await workspace.write("nbflow.yaml", `${defaults}deployments:\n${entry}    shedules: []\n`);
    const wrong = await command("deploy");
    expect(wrong).toMatchObject({ status: 2, stdout: "" });
    expect(wrong.stderr).toContain(
      "nbflow.yaml, line 5: deployments.0 has no field shedules; did you mean schedules?",
    );
  });

  test.for([
    [
      ["deploy", "s.flow.ts", "--pool", "none"],
      /There is no work pool none\.\n.*nbflow work-pool create none/u,
    ],
    [
      ["deploy", "s.flow.ts", "--pool", "wrong", "--storage", "s3"],
      /There is no storage s3\.\nThere are: server\./u,
    ],
    [
      ["deploy", "s.flow.ts", "--pool", "wrong", "--timezone", "Madrid", "--cron", "0 5 * * *"],
      /There is no time zone Madrid/u,
    ],
    [["deploy", "s.flow.ts", "--pool", "wrong", "--interval", "often"], /often is no interval/u],
    [["deploy", "s.flow.ts", "--pool", "wrong", "--cron", "every day"], /422[^]*cron/u],
    [["deploy", "s.flow.ts", "--pool", "wrong", "-p", "m=1"], /The flow has no parameter m/u],
    [["deploy", "s.flow.ts", "--pool", "wrong", "--include", "gone"], /--include gone names no file/u],
    [["deployment", "run", "none/none"], /There is no deployment none\/none/u],
  ] as const)("says what is wrong: %j", async ([args, message]) => {
    await workspace.write(
      "s.flow.ts",
      SCRIPT.replace('import { scale } from "./scale.js";', "const scale = (n: number) => n;"),
    );
    await command("work-pool", "create", "wrong");
    const { status, stderr } = await command(...args);
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain("fault in nbflow");
    expect(status).toBe(2);
  });

  test("holds the parameters' schema against the type of the flow's function", async () => {
    const typed = (type: string): string =>
      SCRIPT.replace("{ n = 2 }: { n?: number }", `{ n }: { n: ${type} }`);
    await workspace.write("scale.ts", "export const scale = (n: number): number => n;");
    await workspace.write("typed.flow.ts", typed("string").replace("read(n)", "read(Number(n))"));
    const args = ["deploy", "typed.flow.ts", "--pool", "typed", "--dry-run"];
    await command("work-pool", "create", "typed");
    expect(await command(...args)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("`n` may be integer by the schema, and is string by its type"),
    });
    await workspace.write("typed.flow.ts", typed("number").replace(", default: 2", ""));
    const doubtful = await command(...args);
    expect(doubtful.stderr).toContain("`n` may be left out by the schema, and is always there by its type");
    expect(doubtful.status).toBe(0);
  });

  test("keeps bundles in a folder where one is set", async () => {
    await workspace.write(
      "s.flow.ts",
      SCRIPT.replace('import { scale } from "./scale.js";', "const scale = (n: number) => n;"),
    );
    await ok("work-pool", "create", "folders");
    await ok("storage", "create", "shared", "--path", workspace.path("bundles"), "--default");
    await ok("deploy", "s.flow.ts", "--pool", "folders", "--name", "kept");
    const { env } = (await deployed("scaled/kept")).job_variables;
    const sha256 = env["NBFLOW_BUNDLE_SHA256"] ?? "";
    expect(await readdir(workspace.path("bundles"))).toEqual([`${sha256}.mjs`]);
    expect(await ok("storage", "ls")).toMatch(/\* +shared +folder/u);
    const { size } = await stat(workspace.path(`bundles/${sha256}.mjs`));
    const kept = JSON.parse(await ok("storage", "ls", "--json")) as { readonly bundles: readonly object[] };
    expect(kept.bundles).toContainEqual({ storage: "shared", sha256, bytes: size });
    await ok("storage", "set-default", "server");
    expect(await ok("storage", "ls")).toMatch(/\* +server/u);
    await ok("storage", "rm", "shared");
    expect(await ok("storage", "ls")).not.toContain("shared");
  });

  test("makes pools with the templates that the real workers have", async () => {
    for (const type of ["process", "docker", "kubernetes"])
      await ok("work-pool", "create", `as-${type}`, "--type", type);
    const { stdout } = await run(PREFECT, [
      "-c",
      "import json; from prefect.workers.process import ProcessWorker; print(json.dumps(ProcessWorker.get_default_base_job_template()))",
    ]);
    const templateOf = async (name: string) =>
      ((await server.client.call("GET", `work_pools/${name}`)) as { readonly base_job_template: Template })
        .base_job_template;
    // PostgreSQL keeps no order of keys
    const fieldsOf = (template: Template) => Object.keys(template.job_configuration).toSorted();
    expect(fieldsOf(await templateOf("as-process"))).toEqual(fieldsOf(JSON.parse(stdout) as Template));
    for (const type of ["docker", "kubernetes"]) {
      const { variables, job_configuration: job } = await templateOf(`as-${type}`);
      expect(job["command"]).toBe("{{ command }}");
      expect(variables.required).toEqual(["image"]);
    }
    await workspace.write(
      "s.flow.ts",
      SCRIPT.replace('import { scale } from "./scale.js";', "const scale = (n: number) => n;"),
    );
    const without = await command("deploy", "s.flow.ts", "--pool", "as-docker", "--name", "boxed");
    expect(without.stderr).toMatch(/The work pool as-docker asks for image\./u);
    await ok(
      "deploy",
      "s.flow.ts",
      "--pool",
      "as-docker",
      "--name",
      "boxed",
      "--job-variable",
      "image=node:20",
    );
    expect((await deployed("scaled/boxed")).job_variables).toMatchObject({ image: "node:20" });
  });

  interface Template {
    readonly job_configuration: Record<string, unknown>;
    readonly variables: { readonly required?: readonly string[] };
  }

  /** The bundle that a deployment names, as its loader finds it. */
  async function bundleTo(path: string, name: string): Promise<void> {
    const { env } = (await deployed(name)).job_variables;
    const id = (env["NBFLOW_BUNDLE"] ?? "").replace("block:", "");
    const block = (await server.client.call("GET", `block_documents/${id}?include_secrets=true`)) as {
      readonly data: { readonly content: string };
    };
    const { gunzipSync } = await import("node:zlib");
    await writeFile(path, gunzipSync(Buffer.from(block.data.content, "base64")));
  }
});
