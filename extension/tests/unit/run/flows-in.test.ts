import { describe, expect, test } from "vitest";
import { flowsIn } from "../../../src/run/flows-in.js";

/** The flows of a script: the line that each stands on, and its export. */
const found = (text: string) =>
  flowsIn(text).map(({ at, flow }) => `${text.slice(0, at).split("\n").length} ${flow ?? "default"}`);

describe("the flows of a script", () => {
  test("are its default and those that are exported by name", () => {
    expect(found('export default flow({ name: "a" }, run);')).toEqual(["1 default"]);
    expect(
      found(
        [
          'import { flow } from "nbflow";',
          "export const nightly = flow(",
          '  { name: "nightly" },',
          "  async () => {},",
          ");",
          'export const weekly: FlowFunction<[]> = flow<Parameters>({ name: "weekly" }, run);',
          "export default flow({}, run);",
        ].join("\n"),
      ),
    ).toEqual(["2 nightly", "6 weekly", "7 default"]);
  });

  test("are those that a later statement exports, by their name there; others are none", () => {
    const script = ["const a = flow({}, x);", "const b = flow({}, x);", "const c = flow({}, x);"].join("\n");
    expect(found(`${script}\nexport default b;`)).toEqual(["2 default"]);
    expect(found(`${script}\nexport { a as first, c };`)).toEqual(["1 first", "3 c"]);
    expect(found(`${script}\nexport { a as default };`)).toEqual(["1 default"]);
    expect(found(`${script}\nexport { a } from "./b.js";`)).toEqual([]);
    expect(found(script)).toEqual([]);
  });

  test("are methods with @flow, where they stand", () => {
    const script = `class Trips {
  @task({ name: "load" })
  load() {}

  @flow({ name: "trips (all)" })
  async run({ count = 3 }: Parameters) {}

  @flow
  check(day: string) {}
}
`;
    expect(found(`${script}export default flowOfMethod(new Trips(), "run");`)).toEqual(["5 default"]);
    expect(
      found(`${script}export default flowOfMethod(new Trips(), "run");
export const check = flowOfMethod(new Trips(3), "check");`),
    ).toEqual(["5 default", "8 check"]);
    expect(found(`export default flowOfMethod(new Elsewhere(), "run");`)).toEqual(["1 default"]);
  });

  test("are nothing that merely speaks of a flow", () => {
    expect(
      found("// export default flow(\n  export const a = flow({}, x);\nexport const flowers = 3;"),
    ).toEqual([]);
    expect(found("export const run = async () => flow({}, x);")).toEqual([]);
  });
});
