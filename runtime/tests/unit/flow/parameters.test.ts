import { describe, expect, test } from "vitest";
import { flow, type JsonSchema } from "../../../src/index.js";
import { testWorld } from "../support/world.js";

const schema = {
  type: "object",
  properties: {
    path: { type: "string", default: "a.parquet" },
    alpha: { type: "number" },
    rows: { type: ["integer", "null"] },
    mode: { enum: ["fast", "exact"] },
    options: { type: "object", properties: { depth: { type: "integer", default: 3 } }, default: {} },
  },
  required: ["alpha"],
} satisfies JsonSchema;

async function run(parameters: Readonly<Record<string, unknown>>, of: JsonSchema | null = schema) {
  const world = await testWorld();
  const options = of === null ? { name: "f" } : { name: "f", parameters: of };
  return {
    ...world,
    outcome: await world.engine.run(
      flow(options, (given) => given),
      { parameters },
    ),
  };
}

test("what is left out has its default, at any depth", async () => {
  const { outcome } = await run({ alpha: 1 });
  expect(outcome.result).toEqual({ alpha: 1, path: "a.parquet", options: { depth: 3 } });
  expect(outcome.flowRun.parameters).toEqual(outcome.result);
});

test("what the caller gave stays as it was", async () => {
  const options = {};
  await run({ alpha: 1, options });
  expect(options).toEqual({});
});

test("without a schema they are taken as they come", async () => {
  expect((await run({ anything: [1] }, null)).outcome.result).toEqual({ anything: [1] });
});

describe("a parameter that the flow does not take", () => {
  test.each([
    [{ alpha: "x" }, '`alpha` of f must be a number, not "x".'],
    [{ alpha: 1, rows: 1.5 }, "`rows` of f must be an integer or null, not 1.5."],
    [{ alpha: 1, mode: "slow" }, '`mode` of f must be one of "fast", "exact", not "slow".'],
    [{}, "f needs the parameter `alpha`."],
    [{ alpha: 1, pth: "x" }, "f takes no parameter `pth`."],
  ])("%j fails the run before its function is called", async (parameters, message) => {
    const { outcome, statesOf } = await run(parameters);
    expect(outcome.state).toMatchObject({ type: "FAILED", message });
    expect(outcome.error).toMatchObject({ name: "ParameterError" });
    expect(statesOf("f")).toEqual(["Pending", "Failed"]);
  });

  test("is told the name that was meant", async () => {
    expect((await run({ alpha: 1, pth: "x" })).outcome.error).toMatchObject({
      code: "unknown-parameter",
      parameter: "pth",
      hint: "Did you mean `path`?",
    });
  });
});
