import { expect, test } from "vitest";
import { ApiError } from "../../../src/orion/index.js";
import type { OrionClient } from "../../../src/orion/client/index.js";
import { serverLimits } from "../../../src/orion/tracking/server-limits.js";

/** A server that answers, one after the other, as is said; then with a lease. */
function clientWith(...errors: readonly ApiError[]): OrionClient {
  const left = [...errors];
  return {
    address: { url: "http://a/api", auth: { kind: "none" }, source: "the test" },
    call: () => {
      const error = left.shift();
      return error === undefined
        ? Promise.resolve({ lease_id: "lease", limits: [{ name: "tag:db" }] })
        : Promise.reject(error);
    },
  };
}

const busy = new ApiError("api-failed", "database is locked", { status: 503 });
const away = new ApiError("api-unreachable", "nothing answers");

test("a run that a server is only told of waits for a slot while that is busy, and takes it then", async () => {
  const limits = serverLimits(clientWith(busy), { waitMs: null });
  expect(await limits.take(["db"], "first")).toMatchObject({ tag: "db" });
  await expect.poll(() => limits.take(["db"], "first")).toBeNull();
  await limits.release("first");
});

test("it begins without a slot where nothing answers; a deployed one waits for the server", async () => {
  expect(await serverLimits(clientWith(away), { waitMs: null }).take(["db"], "first")).toBeNull();
  const deployed = serverLimits(clientWith(away), { waitMs: 60_000 });
  expect(await deployed.take(["db"], "first")).toMatchObject({ tag: "db" });
});
