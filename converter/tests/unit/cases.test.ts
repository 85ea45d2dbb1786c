import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import * as prettier from "prettier";
import { beforeAll, describe, expect, test } from "vitest";
import { createConverter } from "../../src/index.js";
import type { CellsMode, Converter, GroupMode, ScriptStyle } from "../../src/index.js";

/**
 * A case is a folder: a notebook, and the plan and script that it becomes. `UPDATE_CASES=1` writes what comes out now; read
 * the difference before keeping it. `options.json` has the options of `plan` and `emit`, where a case needs some.
 */
const folder = new URL("cases/", import.meta.url);
const update = process.env["UPDATE_CASES"] === "1";
let converter: Converter;

beforeAll(async () => {
  converter = await createConverter();
});

describe.each(readdirSync(folder))("%s", (name) => {
  const at = (file: string) => new URL(`${name}/${file}`, folder);
  const convert = async () => {
    const notebook = converter.read(readFileSync(at("input.ipynb"), "utf8"), { name: `${name}.ipynb` });
    await converter.prepare(notebook);
    const plan = converter.plan(notebook, optionsOf(at("options.json")));
    return { notebook, plan, script: converter.emit(plan, notebook, optionsOf(at("options.json"))) };
  };

  test("becomes the plan", async () => {
    const text = `${JSON.stringify((await convert()).plan, null, 2)}\n`;
    if (update) writeFileSync(at("plan.json"), text);
    expect(JSON.parse(text)).toEqual(JSON.parse(readFileSync(at("plan.json"), "utf8")));
  });

  test("becomes the script, formatted", async () => {
    const {
      plan,
      script: { text },
    } = await convert();
    if (update) writeFileSync(at("output.flow.ts"), text);
    expect(text).toBe(readFileSync(at("output.flow.ts"), "utf8"));
    // What a cell says as code of the script stands as it stood in the notebook.
    if (plan.script !== undefined) return;
    expect(await prettier.format(text, { parser: "typescript", printWidth: 100 })).toBe(text);
  });
});

interface Options {
  readonly group?: GroupMode;
  readonly cells?: CellsMode;
  readonly style?: ScriptStyle;
}

function optionsOf(file: URL): Options {
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Options) : {};
}
