import { describe, expect, it } from "vitest";
import { findFlow } from "../../../src/bundle/index.js";

interface Flow {
  readonly isFlow: true;
}
const flow: Flow = { isFlow: true };
const isFlow = (value: unknown): value is Flow => value === flow;
const find = (exports: Record<string, unknown>, name: string | null = null) =>
  findFlow({ path: "/x/s.flow.ts", exports }, name, isFlow);

describe("the flow of a script", () => {
  it("is its default export", () => expect(find({ default: flow, other: flow })).toBe(flow));
  it("is the only one, where none is the default", () => expect(find({ nightly: flow, n: 1 })).toBe(flow));
  it("is the one that is asked for", () => expect(find({ default: 1, nightly: flow }, "nightly")).toBe(flow));

  it.each([
    [{}, null, "/x/s.flow.ts has no default export.", /End the script with: export default flow/u],
    [{ default: 5 }, null, "/x/s.flow.ts has a default export that is no flow.", /export default flow/u],
    [
      { a: flow, b: flow },
      null,
      "/x/s.flow.ts exports 2 flows and none of them as default.",
      /^Say which: \/x\/s\.flow\.ts:a, \/x\/s\.flow\.ts:b$/u,
    ],
    [{ a: flow }, "b", "/x/s.flow.ts exports no b.", /\/x\/s\.flow\.ts:a/u],
    [{ a: 1 }, "a", "/x/s.flow.ts exports a, which is no flow.", /exports no flow/u],
  ])("says what is wrong with %j", (exports, name, message, hint) => {
    expect(() => find(exports, name)).toThrow(
      expect.objectContaining({ message, hint: expect.stringMatching(hint) }),
    );
  });
});
