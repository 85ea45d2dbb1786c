import { expect, test } from "vitest";
import { load, lostIn, serverProcess } from "./support/load.js";

/** The load is kept up for so many writes, or with `NBFLOW_LOAD_SECONDS` for so many seconds. */
const WRITES = 600;
const SECONDS = Number(process.env["NBFLOW_LOAD_SECONDS"] ?? "0");
const PATIENCE_MS = 240_000;

test(
  "a server that 64 connections write to refuses none of them, and has all that it acknowledged",
  async () => {
    const server = await serverProcess();
    const until = performance.now() + SECONDS * 1000;
    const { refused, states, writes } = await load(server, (count) =>
      count >= WRITES && performance.now() >= until ? "over" : "more",
    );
    expect(refused).toEqual([]);
    server.child.kill("SIGTERM");
    expect(await server.gone).toBe(0);
    if (SECONDS > 0) console.info(`${writes} writes in ${SECONDS} s, none refused`);
    expect(new Set(states.values())).toEqual(new Set(["COMPLETED"]));
    expect(await lostIn(server.home, states)).toEqual([]);
  },
  PATIENCE_MS,
);

test(
  "a server that is killed under load has lost no write that it had acknowledged",
  async () => {
    const server = await serverProcess();
    const until = performance.now() + SECONDS * 1000;
    const { refused, states } = await load(server, (count) => {
      if (count < WRITES || performance.now() < until) return "more";
      server.child.kill("SIGKILL");
      return "over";
    });
    await server.gone;
    expect(refused).toEqual([]);
    expect(await lostIn(server.home, states)).toEqual([]);
    expect(states.size).toBeGreaterThan(WRITES / 4);
  },
  PATIENCE_MS,
);
