import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { startServer } from "../../../src/server/index.js";
import { eventually } from "./support/eventually.js";

const NBFLOW = fileURLToPath(new URL("../../../bin/nbflow.mjs", import.meta.url));
const CONNECTIONS = 64;
const WRITES = 600;

test("a server that is killed under load has lost no write that it had acknowledged", async () => {
  const home = await mkdtemp(join(tmpdir(), "nbflow-killed-"));
  const port = await freePort();
  const env = { ...process.env, NBFLOW_HOME: home };
  const child = spawn(process.execPath, [NBFLOW, "server", "start", "--port", String(port)], {
    env,
    stdio: "ignore",
  });
  const gone = new Promise((resolve) => child.once("exit", resolve));
  const post = async (path: string, body: object) => {
    const response = await fetch(`http://127.0.0.1:${port}/api${path}`, {
      method: "POST",
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    return (await response.json()) as { id: string; state: { name: string } };
  };
  const flow = await eventually(async () => post("/flows/", { name: "load" }).catch(() => undefined));

  const states = new Map<string, string>();
  let writes = 0;
  const killed = new AbortController();
  const note = (id: string, state: string) => {
    states.set(id, state);
    writes += 1;
    if (writes === WRITES) {
      killed.abort();
      child.kill("SIGKILL");
    }
  };
  const refused: unknown[] = [];
  const client = async () => {
    while (!killed.signal.aborted) {
      try {
        const run = await post("/flow_runs/", { flow_id: flow.id, state: { type: "PENDING" } });
        note(run.id, "Pending");
        for (const type of ["RUNNING", "COMPLETED"]) {
          const answer = await post(`/flow_runs/${run.id}/set_state`, { state: { type } });
          note(run.id, answer.state.name);
        }
      } catch (error) {
        // what was under way when it was killed was not acknowledged
        if (!killed.signal.aborted) refused.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, client));
  await gone;
  expect(refused).toEqual([]);

  const server = await startServer({ home, port: 0, services: false });
  const order = ["Pending", "Running", "Completed"];
  const lost: string[] = [];
  for (const [id, state] of states) {
    const response = await fetch(`${server.url}/api/flow_runs/${id}`);
    const kept = response.ok ? ((await response.json()) as { state_name: string }).state_name : "none";
    // a later state may have been kept whose acknowledgement did not arrive
    if (order.indexOf(kept) < order.indexOf(state)) lost.push(`${id}: ${state}, kept ${kept}`);
  }
  await server.close();
  await rm(home, { recursive: true, force: true, maxRetries: 5 });
  expect(lost).toEqual([]);
  expect(states.size).toBeGreaterThan(WRITES / 4);
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}
