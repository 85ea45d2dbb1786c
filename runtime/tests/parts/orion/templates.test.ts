import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { apiAddress, orionClient } from "../../../src/orion/index.js";
import { succeeding } from "../cli/support/nbflow.js";
import { useWorkspace } from "../cli/support/workspace.js";
import { useOurServer } from "../server/support/our-server.js";
import { usePrefectServer } from "./support/prefect.js";

/** The interpreter with Prefect's Docker and Kubernetes workers. */
const WORKERS = process.env["NBFLOW_TEST_WORKERS"] ?? "";

const SCRIPT = `import { flow, task } from "nbflow";
const one = task({ name: "one" }, () => 1);
export default flow({ name: "small" }, async () => one());
`;

interface Pool {
  readonly base_job_template: {
    readonly job_configuration: Readonly<Record<string, unknown>>;
    readonly variables: { readonly properties: Readonly<Record<string, { readonly type?: string }>> };
  };
}

interface Variable {
  readonly type?: string;
  readonly anyOf?: readonly Variable[];
  /** Of a block, which is an object. */
  readonly $ref?: string;
}

interface Filled {
  readonly job: Readonly<Record<string, unknown>>;
  readonly command: string;
  readonly env:
    Readonly<Record<string, string>> | readonly { readonly name: string; readonly value: string }[];
  readonly fields: readonly string[];
  readonly variables: Readonly<Record<string, Variable>>;
}

async function filled(told: object, env: NodeJS.ProcessEnv): Promise<Filled> {
  const script = fileURLToPath(new URL("support/fill_template.py", import.meta.url));
  const child = spawn(WORKERS, ["-W", "ignore", script], { env, stdio: ["pipe", "pipe", "pipe"] });
  child.stdin.end(JSON.stringify(told));
  const [out, error] = await Promise.all([text(child.stdout), text(child.stderr)]);
  expect(out, error).not.toBe("");
  return JSON.parse(out) as Filled;
}

/** What a container is to be given, whoever starts it. */
const MORE: Readonly<Record<string, readonly string[]>> = {
  docker: ['volumes=["/data:/data"]', "mem_limit=2g", 'networks=["flows"]'],
  kubernetes: ["cpu_request=500m", "memory_limit=1Gi", "finished_job_ttl=60", "service_account_name=flows"],
};

describe.skipIf(WORKERS === "").each([
  ["our server's", () => useOurServer()],
  ["a real server's", () => usePrefectServer()],
])("%s template", (whose, use) => {
  const server = use();
  const workspace = useWorkspace();
  const api = (): string => server.env["PREFECT_API_URL"] ?? "";
  const ok = succeeding(workspace, () => ({ PREFECT_API_URL: api() }));

  /** Deploys a flow to a new pool, asks for a run, and lets the real worker's classes make its job. */
  async function jobOf(
    type: "docker" | "kubernetes",
  ): Promise<{ readonly pool: Pool; readonly filled: Filled }> {
    await workspace.write("small.flow.ts", SCRIPT);
    await ok("work-pool", "create", type, "--type", type);
    const variables = ["image=registry/node-python:1", ...(MORE[type] ?? [])];
    const given = variables.flatMap((each) => ["--job-variable", each]);
    await ok("deploy", "small.flow.ts", "--pool", type, "--name", type, ...given);
    const { id } = JSON.parse(await ok("deployment", "run", `small/${type}`, "--json")) as { id: string };
    const client = orionClient(apiAddress(api(), { kind: "none" }, "the test"));
    const run = (await client.call("GET", `flow_runs/${id}`)) as { deployment_id: string; flow_id: string };
    const pool = (await client.call("GET", `work_pools/${type}`)) as Pool;
    const told = {
      type,
      pool,
      flow_run: run,
      deployment: await client.call("GET", `deployments/${run.deployment_id}`),
      flow: await client.call("GET", `flows/${run.flow_id}`),
    };
    return { pool, filled: await filled(told, server.env) };
  }

  /** Every field of the job is one of the worker's, and every variable of ours is one of its own, of the same type. */
  function mustFit({ base_job_template: { job_configuration: job, variables } }: Pool, worker: Filled): void {
    expect(worker.fields).toEqual(expect.arrayContaining(Object.keys(job)));
    for (const [name, { type }] of Object.entries(variables.properties)) {
      const real = worker.variables[name];
      expect(real, name).toBeDefined();
      const types = [real ?? {}, ...(real?.anyOf ?? [])].map((each) =>
        each.$ref === undefined ? each.type : "object",
      );
      expect([undefined, ...types], name).toContain(type);
    }
  }

  test("for Docker makes a container that the real worker would start", async () => {
    const { pool, filled: worker } = await jobOf("docker");
    mustFit(pool, worker);
    expect(worker.job).toMatchObject({
      image: "registry/node-python:1",
      volumes: ["/data:/data"],
      mem_limit: "2g",
      network: "flows",
      environment: { NBFLOW_BUNDLE: expect.stringMatching(/^block:/u) as string },
    });
    expect(worker.job["command"]).toMatch(/^node -e '/u);
    const { environment } = worker.job as { environment: Record<string, string> };
    expect(environment["PREFECT__FLOW_RUN_ID"]).toMatch(/^[0-9a-f-]{36}$/u);
    // where the server is this machine's own, the container reaches it by its host's name
    expect(environment["PREFECT_API_URL"] ?? "http://host.docker.internal").toContain("host.docker.internal");
  });

  test("for Kubernetes makes a job that the real worker would send, of fields that Kubernetes knows", async () => {
    const { pool, filled: worker } = await jobOf("kubernetes");
    mustFit(pool, worker);
    const { manifest, understood } = worker.job as Record<"manifest" | "understood", Record<string, unknown>>;
    // Prefect's own has two of the job's fields in the pod's place, where Kubernetes passes them over
    const wanted = whose === "our server's" ? withoutNulls(manifest) : understood;
    expect(understood).toEqual(wanted);
    expect(manifest).toMatchObject({
      kind: "Job",
      metadata: { namespace: "default", generateName: expect.stringMatching(/-$/u) as string },
      spec: {
        backoffLimit: 0,
        ttlSecondsAfterFinished: 60,
        template: {
          spec: {
            serviceAccountName: "flows",
            containers: [
              {
                image: "registry/node-python:1",
                args: ["node", "-e", expect.stringContaining("NBFLOW_BUNDLE") as string],
                resources: { limits: { memory: "1Gi" }, requests: { cpu: "500m" } },
              },
            ],
          },
        },
      },
    });
    const env = JSON.stringify(manifest);
    expect(env).toMatch(/"name":"NBFLOW_BUNDLE","value":"block:/u);
    expect(env).toMatch(/"name":"PREFECT__FLOW_RUN_ID"/u);
  });
});

/** As it would be sent without what is empty. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, each]) => (each === null ? [] : [[name, withoutNulls(each)]])),
  );
}
