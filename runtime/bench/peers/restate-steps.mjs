/** Prints the milliseconds of each of `runs` invocations with `steps` durable steps in a row, as JSON. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { freePorts } from "./free-ports.mjs";

// Its SDK takes Node 22's for granted.
Promise.withResolvers ??= function () {
  let settle;
  const promise = new this((resolve, reject) => (settle = { resolve, reject }));
  return { promise, ...settle };
};
const restate = await import("@restatedev/restate-sdk");

const [steps, runs, base] = [Number(process.argv[2]), Number(process.argv[3]), process.argv[4]];
const binaries = dirname(createRequire(import.meta.url).resolve("@restatedev/restate-server/package.json"));
const [service, ingress, admin, node] = await freePorts(4);
const at = (port) => `127.0.0.1:${port}`;

const handlers = {
  async run(ctx, count) {
    for (let index = 0; index < count; index += 1) await ctx.run("step", () => index);
    return count;
  },
};
const http = await restate.serve({
  services: [restate.service({ name: "bench", handlers })],
  port: service,
  logger: () => undefined,
});

const server = spawn(
  join(binaries, "../../.bin/restate-server"),
  ["--base-dir", base, "--log-filter", "error"],
  {
    env: {
      ...process.env,
      RESTATE_INGRESS__BIND_ADDRESS: at(ingress),
      RESTATE_ADMIN__BIND_ADDRESS: at(admin),
      RESTATE_BIND_ADDRESS: at(node),
      RESTATE_LISTEN_MODE: "tcp",
      DO_NOT_TRACK: "1",
    },
    stdio: ["ignore", "ignore", "inherit"],
  },
);

async function posted(url, body) {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(60_000),
  });
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
  return response.text();
}

/** Asks until the server that starts can answer. */
async function patiently(ask) {
  for (let left = 50; ; left -= 1) {
    try {
      return await ask();
    } catch (error) {
      if (left === 0) throw error;
      await setTimeout(200);
    }
  }
}

try {
  await patiently(() => posted(`http://${at(admin)}/deployments`, { uri: `http://${at(service)}` }));
  await patiently(() => posted(`http://${at(ingress)}/bench/run`, 10));
  const took = [];
  for (let run = 0; run < runs; run += 1) {
    const started = performance.now();
    await posted(`http://${at(ingress)}/bench/run`, steps);
    took.push(performance.now() - started);
  }
  console.log(JSON.stringify(took));
} finally {
  server.kill("SIGTERM");
  await once(server, "exit");
  http?.close?.();
}
process.exit(0);
