/**
 * How many flow runs a second a server takes over its API, ours and the real one in one run: connections that are kept open each
 * create a flow run, set it running and set it completed, again and again.
 *
 *   node runtime/bench/server-writes.mjs [--seconds 60] [--connections 64] [--alone]
 *
 * A write is one answered request. The real server is asked over one connection: with four its database was soon locked, and each
 * write waited a minute for a 503. Both keep their state in SQLite on the same disk and survive the end of their process. What a
 * write costs in processor time says more than the rate where other things run on the machine.
 *
 * Not measured here: reads beside writes, task runs, events over websockets.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { parseArgs } from "node:util";
import Table from "cli-table3";
import { inRoot } from "../../.ci/set-up/paths.mjs";
import { nodePackages } from "../../.ci/set-up/node-packages.mjs";
import { pythonEnvironment } from "../../.ci/set-up/python-env.mjs";

const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "60" },
    connections: { type: "string", default: "64" },
    alone: { type: "boolean", default: false },
  },
});

function send(agent, port, method, path, body) {
  return new Promise((resolve, reject) => {
    const text = body === undefined ? "" : JSON.stringify(body);
    const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(text) };
    const sent = request(
      { agent, port, host: "127.0.0.1", method, path: `/api${path}`, headers },
      (response) => {
        const chunks = [];
        response.on("data", (chunk) => chunks.push(chunk));
        response.on("end", () => {
          const answer = Buffer.concat(chunks).toString("utf8");
          if (response.statusCode >= 300) reject(new Error(`${response.statusCode} ${answer.slice(0, 200)}`));
          else resolve(answer === "" ? null : JSON.parse(answer));
        });
      },
    );
    sent.on("error", reject);
    sent.end(text);
  });
}

async function load(port, connections, seconds) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const flow = await send(agent, port, "POST", "/flows/", { name: "load" });
  const until = performance.now() + seconds * 1000;
  const took = [];
  const failed = [];
  const write = async (path, body) => {
    const started = performance.now();
    const answer = await send(agent, port, "POST", path, body);
    took.push(performance.now() - started);
    return answer;
  };
  const client = async () => {
    while (performance.now() < until) {
      try {
        const run = await write("/flow_runs/", {
          flow_id: flow.id,
          state: { type: "PENDING" },
          parameters: { x: 1 },
        });
        await write(`/flow_runs/${run.id}/set_state`, { state: { type: "RUNNING" } });
        await write(`/flow_runs/${run.id}/set_state`, { state: { type: "COMPLETED" } });
      } catch (error) {
        failed.push(error.message);
        if (failed.length > 100) return;
      }
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: connections }, client));
  const passed = (performance.now() - started) / 1000;
  agent.destroy();
  took.sort((a, b) => a - b);
  const at = (part) => took[Math.min(took.length - 1, Math.floor(took.length * part))] ?? NaN;
  return { rate: took.length / passed, passed, p50: at(0.5), p99: at(0.99), failed };
}

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** Linux alone tells it so; elsewhere it is not known. */
function processorSeconds(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return NaN;
  }
}

async function withServer(words, env, port, use) {
  const child = spawn(words[0], words.slice(1), { env, stdio: "ignore", detached: true });
  try {
    for (;;) {
      if (child.exitCode !== null) throw new Error(`${words.join(" ")} ended with ${child.exitCode}`);
      if (await send(new Agent(), port, "GET", "/health").catch(() => null)) break;
      await delay(100);
    }
    const before = processorSeconds(child.pid);
    const result = await use();
    return {
      ...result,
      cpu: ((processorSeconds(child.pid) - before) * 1000) / (result.rate * result.passed),
    };
  } finally {
    if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
  }
}

await nodePackages();
const folder = mkdtempSync(join(tmpdir(), "nbflow-server-writes-"));
const rows = [];
try {
  const port = await freePort();
  const ours = [
    process.execPath,
    inRoot("runtime/bin/nbflow.mjs"),
    "server",
    "start",
    "--port",
    String(port),
  ];
  const env = { ...process.env, NBFLOW_HOME: join(folder, "ours") };
  const connections = Number(values.connections);
  const mine = await withServer(ours, env, port, () => load(port, connections, Number(values.seconds)));
  rows.push(["nbflow", connections, mine]);
  if (!values.alone) {
    const python = await pythonEnvironment("prefect", inRoot("runtime/bench/requirements/prefect.txt"));
    const theirs = ["-m", "prefect", "server", "start", "--host", "127.0.0.1", "--no-ui"];
    const realPort = await freePort();
    const realEnv = {
      ...process.env,
      PREFECT_HOME: join(folder, "real"),
      DO_NOT_TRACK: "1",
      PREFECT_SERVER_ANALYTICS_ENABLED: "false",
    };
    const real = await withServer([python, ...theirs, "--port", String(realPort)], realEnv, realPort, () =>
      load(realPort, 1, Number(values.seconds)),
    );
    rows.push(["Prefect", 1, real]);
    console.log(`nbflow takes ${(mine.rate / real.rate).toFixed(1)} times the writes a second.`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

const table = new Table({
  head: ["server", "connections", "writes a second", "p50 ms", "p99 ms", "CPU ms a write", "failed"],
});
for (const [name, connections, { rate, p50, p99, cpu, failed }] of rows) {
  table.push([
    name,
    connections,
    rate.toFixed(0),
    p50.toFixed(1),
    p99.toFixed(1),
    cpu.toFixed(2),
    failed.length,
  ]);
}
console.log(table.toString());
for (const [name, , { failed }] of rows) if (failed.length > 0) console.log(`${name}: ${failed[0]}`);
