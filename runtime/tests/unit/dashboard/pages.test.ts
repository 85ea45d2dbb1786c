import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { STATE_TYPES } from "../../../dashboard/src/client/index.js";
import { fieldsOf, valueOf } from "../../../dashboard/src/dashboard/parameter-fields.js";
import { hrefOfRun, hrefOfRuns, routeOf } from "../../../dashboard/src/dashboard/route.js";

const at = (href: string) => routeOf(new URL(href, "http://here"));

describe("addresses", () => {
  test("of runs stand where Prefect has them", () => {
    expect(hrefOfRun("1-2")).toBe("/runs/flow-run/1-2");
    expect(at("/runs/flow-run/1-2")).toEqual({ page: "run", id: "1-2" });
    expect(at("/")).toMatchObject({ page: "runs" });
    expect(at("/work-pools/")).toEqual({ page: "pools" });
    expect(at("/deployments/deployment/1-2")).toMatchObject({ page: "runs", filter: { deployment: "1-2" } });
    expect(at("/nothing")).toEqual({ page: "nowhere" });
  });

  test("keep what is listed", () => {
    fc.assert(
      fc.property(
        fc.record({
          states: fc.uniqueArray(fc.constantFrom(...STATE_TYPES)),
          flow: fc.option(fc.string({ minLength: 1 })),
          deployment: fc.option(fc.uuid()),
          name: fc.string(),
          part: fc.nat(1000),
        }),
        (filter) => {
          expect(at(hrefOfRuns(filter))).toEqual({ page: "runs", filter });
        },
      ),
    );
  });
});

describe("a deployment's parameters", () => {
  const schema = {
    type: "object",
    properties: {
      path: { type: "string", title: "Path" },
      count: { type: "integer", default: 3 },
      deep: { type: "object" },
      fast: { type: "boolean" },
      mode: { enum: ["a", "b"] },
    },
    required: ["path"],
  };
  const fields = fieldsOf(schema, { path: "x.csv", extra: 1.5 });
  const field = (name: string) => fields.find((one) => one.name === name)!;

  test("are asked for by type, and begin with the deployment's values", () => {
    expect(fields.map(({ name, kind, text, isRequired }) => [name, kind, text, isRequired])).toEqual([
      ["path", "text", "x.csv", true],
      ["count", "integer", "3", false],
      ["deep", "json", "", false],
      ["fast", "boolean", "", false],
      ["mode", "choice", "", false],
      ["extra", "number", "1.5", false],
    ]);
  });

  test("are sent as what they are", () => {
    expect(valueOf(field("path"), "y")).toBe("y");
    expect(valueOf(field("count"), "12")).toBe(12);
    expect(valueOf(field("deep"), '{"a": [1]}')).toEqual({ a: [1] });
    expect(valueOf(field("fast"), "false")).toBe(false);
    expect(valueOf(field("fast"), "")).toBeUndefined();
    expect(valueOf(field("mode"), "b")).toBe("b");
  });

  test("that can't be so are told of by name", () => {
    expect(() => valueOf(field("count"), "1.5")).toThrow("count takes a whole number");
    expect(() => valueOf(field("extra"), "many")).toThrow("extra takes a number");
    expect(() => valueOf(field("deep"), "{")).toThrow("deep takes JSON");
  });
});
