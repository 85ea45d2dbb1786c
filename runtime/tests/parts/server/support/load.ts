import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { startServer } from "../../../../src/server/index.js";
import { eventually } from "./eventually.js";

const NBFLOW = fileURLToPath(new URL("../../../../bin/nbflow.mjs", import.meta.url));
const CONNECTIONS = 64;
/** Runs that are read at once. */
const PAGE = 200;
/** A run's states, in their order. */
const STATES = ["PENDING", "RUNNING", "COMPLETED"] as const;

export interface Loaded {
  readonly home: string;
  readonly child: ChildProcess;
  /** Resolves when the server's process has ended. */
  readonly gone: Promise<unknown>;
  readonly url: string;
  readonly flowId: string;
}

/** The command's server in a process of its own, with a state folder of its own. */
export async function serverProcess(): Promise<Loaded> {
  const home = await mkdtemp(join(tmpdir(), "nbflow-loaded-"));
  const port = await freePort();
  const env = { ...process.env, NBFLOW_HOME: home };
  const words = [NBFLOW, "server", "start", "--port", String(port)];
  const child = spawn(process.execPath, words, { env, stdio: "ignore" });
  const gone = new Promise((resolve) => child.once("exit", resolve));
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await gone;
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  });
  const url = `http://127.0.0.1:${port}/api`;
  const flow = await eventually(() => post(`${url}/flows/`, { name: "load" }).catch(() => undefined));
  return { home, child, gone, url, flowId: flow.id };
}

/** What a server acknowledged under load, by its run, and what was refused before it was over. */
export interface Acknowledged {
  readonly states: ReadonlyMap<string, string>;
  readonly writes: number;
  readonly refused: readonly unknown[];
}

/**
 * Makes runs and sets their states over many connections. `acknowledged` is told how many writes have been; once it says that it is
 * over, each connection ends after its run, and what fails from then on is not noted.
 */
export async function load(
  { url, flowId }: Loaded,
  acknowledged: (writes: number) => "over" | "more",
): Promise<Acknowledged> {
  const states = new Map<string, string>();
  const refused: unknown[] = [];
  let writes = 0;
  const over = new AbortController();
  const note = (id: string, state: string) => {
    states.set(id, state);
    writes += 1;
    if (acknowledged(writes) === "over") over.abort();
  };
  const client = async () => {
    while (!over.signal.aborted) {
      try {
        const run = await post(`${url}/flow_runs/`, { flow_id: flowId, state: { type: STATES[0] } });
        note(run.id, STATES[0]);
        for (const type of STATES.slice(1)) {
          const { state } = await post(`${url}/flow_runs/${run.id}/set_state`, { state: { type } });
          note(run.id, state.type);
        }
      } catch (error) {
        if (!over.signal.aborted) refused.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, client));
  return { states, writes, refused };
}

/** The runs whose state was acknowledged and is not there; a later one may be, whose acknowledgement did not arrive. */
export async function lostIn(home: string, states: Acknowledged["states"]): Promise<readonly string[]> {
  const server = await startServer({ home, port: 0, services: false });
  const order: readonly string[] = STATES;
  const lost: string[] = [];
  const acknowledged = [...states];
  for (let from = 0; from < acknowledged.length; from += PAGE) {
    const page = acknowledged.slice(from, from + PAGE);
    const kept = await statesOf(
      server.url,
      page.map(([id]) => id),
    );
    for (const [id, state] of page) {
      const now = kept.get(id) ?? "none";
      if (order.indexOf(now) < order.indexOf(state)) lost.push(`${id}: ${state}, kept ${now}`);
    }
  }
  await server.close();
  return lost;
}

async function statesOf(url: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const body = JSON.stringify({ flow_runs: { id: { any_: ids } }, limit: PAGE });
  const response = await fetch(`${url}/api/flow_runs/filter`, { method: "POST", body });
  const runs = (await response.json()) as readonly { readonly id: string; readonly state_type: string }[];
  return new Map(runs.map(({ id, state_type: state }) => [id, state]));
}

async function post(url: string, body: object) {
  const response = await fetch(url, { method: "POST", body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return (await response.json()) as { id: string; state: { type: string } };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}
