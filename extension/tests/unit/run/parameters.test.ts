import { describe, expect, test } from "vitest";
import { askParameters, toRun } from "../../../src/run/parameters/ask-parameters.js";
import { parametersIn } from "../../../src/run/parameters/flow-schema.js";
import { readTyped } from "../../../src/run/parameters/parameter-value.js";
import { FakeVscode } from "../fake/vscode.js";

const parameters = parametersIn(
  JSON.stringify({
    name: "trips",
    parameters: {
      type: "object",
      properties: {
        count: { type: "integer", default: 200, minimum: 1, description: "how many" },
        alpha: { type: "number" },
        path: { type: "string", default: "a.csv" },
        shuffle: { type: "boolean", default: false },
        columns: { type: ["array", "null"] },
        anything: {},
      },
    },
  }),
);
const named = (name: string) => {
  const found = parameters.find((parameter) => parameter.name === name);
  if (!found) throw new Error(name);
  return found;
};

describe("what is typed for a parameter", () => {
  test.for([
    ["count", "12", 12],
    ["alpha", "0.5", 0.5],
    ["path", "12", "12"],
    ["columns", '["a"]', ["a"]],
    ["columns", "null", null],
    ["anything", "text", "text"],
    ["anything", "3", 3],
  ] as const)("%s takes %s", ([name, typed, value]) => {
    expect(readTyped(named(name), typed)).toEqual({ kind: "value", value });
  });

  test.for([
    ["count", "1.5", "It takes a whole number, such as 12."],
    ["count", "0", "At least 1."],
    ["alpha", "much", "It takes a number, such as 0.5."],
    ["columns", "{}", 'It takes a list in JSON, such as ["a", "b"], or null.'],
  ] as const)("%s does not take %s", ([name, typed, why]) => {
    expect(readTyped(named(name), typed)).toEqual({ kind: "wrong", why });
  });
});

describe("the question for parameters", () => {
  test("goes on until the person runs the flow, with what they set", async () => {
    const vscode = new FakeVscode();
    vscode.answers.push("$(circle-outline) count", "12", "$(circle-outline) shuffle", "true", "$(play) Run");
    expect(await askParameters(vscode.editor(), toRun("trips"), parameters, {})).toEqual({
      count: 12,
      shuffle: true,
    });
    expect(vscode.messages[0]).toContain("$(play) Run, $(circle-outline) count");
  });

  test("begins with what was set last, and does not give what is the default again", async () => {
    const vscode = new FakeVscode();
    vscode.answers.push("$(edit) count", "200", "$(play) Run");
    expect(await askParameters(vscode.editor(), toRun("trips"), parameters, { count: 3, alpha: 1 })).toEqual({
      alpha: 1,
    });
  });

  test("is no run where the person closes it", async () => {
    expect(await askParameters(new FakeVscode().editor(), toRun("trips"), parameters, {})).toBeUndefined();
  });

  test("asks first for what must be given", async () => {
    const vscode = new FakeVscode();
    const schema = { required: ["day"], properties: { day: { type: "string" } } };
    vscode.answers.push("monday", "$(play) Run");
    const required = parametersIn(JSON.stringify({ parameters: schema }));
    expect(await askParameters(vscode.editor(), toRun("trips"), required, {})).toEqual({ day: "monday" });
  });
});
