import { describe, expect, test } from "vitest";
import { nbflow } from "./support/nbflow.js";
import { useWorkspace } from "./support/workspace.js";

const workspace = useWorkspace();

describe("nbflow inspect", () => {
  test("says what a notebook's flow takes, by name, type, default and comment", async () => {
    const source = "count = 3  # how many\npath = 'a.csv'";
    await workspace.notebook("trips.ipynb", [{ source, tags: ["parameters"] }, "print(count)"]);
    const { status, stdout } = await nbflow(workspace, ["inspect", "trips.ipynb"]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^trips\n.*\ncount +integer +3 +how many\npath +string +"a\.csv"\n/u);
  });

  test("prints the JSON Schema and nothing else on stdout, and runs no task", async () => {
    await workspace.write(
      "plain.flow.ts",
      `import { flow, task } from "nbflow";
console.log("loaded");
const read = task({ name: "read" }, () => { throw new Error("was run"); });
const parameters = { type: "object", properties: { n: { type: "integer", minimum: 1 } } } as const;
export default flow({ name: "plain", parameters }, async () => read());`,
    );
    const { status, stdout, stderr } = await nbflow(workspace, ["inspect", "plain.flow.ts", "--json"]);
    expect(status).toBe(0);
    expect(stderr).toContain("loaded");
    expect(JSON.parse(stdout)).toMatchObject({
      name: "plain",
      parameters: { properties: { n: { type: "integer", minimum: 1 } } },
      notebook: null,
    });
  });

  test("says what is wrong with a script that has no flow", async () => {
    await workspace.write("none.flow.ts", "export const one = 1;");
    const { status, stderr } = await nbflow(workspace, ["inspect", "none.flow.ts"]);
    expect(status).toBe(2);
    expect(stderr).toContain("has no default export");
  });
});
