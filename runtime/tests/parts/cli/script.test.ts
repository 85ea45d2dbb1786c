import { describe, expect, test } from "vitest";
import { nbflow } from "./support/nbflow.js";
import { useWorkspace } from "./support/workspace.js";

const workspace = useWorkspace();

describe("a script that is written by hand", () => {
  test("runs with its own modules, packages from its folder, and decorators", async () => {
    await workspace.write("node_modules/left/package.json", '{ "name": "left", "main": "index.js" }');
    await workspace.write("node_modules/left/index.js", "module.exports = { pad: (text) => `<${text}>` };");
    await workspace.write("deep/lib.ts", "export const twice = (n: number): number => 2 * n;");
    await workspace.write(
      "deep/s.flow.ts",
      `import left from "left";
import { flow, task } from "nbflow";
import { twice } from "./lib.js";

class Numbers {
  @task({ name: "double" })
  async double(n: number): Promise<number> {
    return twice(n);
  }

  @flow({ name: "numbers", parameters: { type: "object", properties: { n: { type: "integer", default: 4 } } } })
  async run({ n }: { n: number }) {
    return left.pad(String(await this.double(n)));
  }
}
const numbers = new Numbers();
export default flow({ name: "outer", parameters: { type: "object", properties: { n: { type: "integer" } } } },
  async ({ n }: { n: number }) => numbers.run({ n }));
`,
    );
    const { status, stdout, stderr } = await nbflow(workspace, [
      "run",
      "deep/s.flow.ts",
      "-p",
      "n=21",
      "--json",
    ]);
    expect(stderr).not.toContain("error");
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ result: "<42>" });
  });

  test("keeps what it writes to stdout out of --json", async () => {
    await workspace.write(
      "s.flow.ts",
      `import { flow } from "nbflow";
export default flow({ name: "s" }, async () => { console.log("chatty"); return { a: 1 }; });`,
    );
    const { stdout, stderr } = await nbflow(workspace, ["run", "s.flow.ts", "--json"]);
    expect(JSON.parse(stdout)).toMatchObject({ result: { a: 1 } });
    expect(stderr).toContain("chatty");
  });
});

describe("help", () => {
  test.for([
    [],
    ["convert"],
    ["run"],
    ["runs"],
    ["runs", "ls"],
    ["runs", "show"],
    ["runs", "logs"],
    ["runs", "report"],
    ["resume"],
    ["retry"],
    ["cancel"],
    ["concurrency-limit"],
  ])("of %j teaches by example", async (command) => {
    const { status, stdout } = await nbflow(workspace, [...command, "--help"]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/Examples?:\n {2}nbflow /u);
    expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  test("the version is the package's", async () => {
    for (const args of [["--version"], ["version"], ["-V"]]) {
      expect(await nbflow(workspace, args)).toMatchObject({ status: 0, stdout: "0.1.0\n" });
    }
  });
});
