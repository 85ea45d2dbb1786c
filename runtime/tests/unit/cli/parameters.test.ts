import { describe, expect, it } from "vitest";
import { CliError } from "../../../src/cli/cli-error.js";
import { readParameters, type ParametersSchema } from "../../../src/cli/parameters/read-parameters.js";

const schema: ParametersSchema = {
  properties: {
    path: { type: "string" },
    epochs: { type: "integer" },
    alpha: { type: "number" },
    verbose: { type: "boolean" },
    columns: { type: "array" },
    limit: { type: ["integer", "null"] },
    anything: {},
  },
};
const read = (...pairs: string[]) => readParameters(pairs, {}, schema);

describe("parameters on the command line", () => {
  it("are read by the flow's schema", () => {
    expect(
      read("path=5", "epochs=5", "alpha=1e-3", "verbose=true", 'columns=["a", "b"]', "limit=null"),
    ).toEqual({
      path: "5",
      epochs: 5,
      alpha: 0.001,
      verbose: true,
      columns: ["a", "b"],
      limit: null,
    });
  });

  it("take Python's words where the parameter is no text", () => {
    expect(read("verbose=False", "limit=None", "path=None")).toEqual({
      verbose: false,
      limit: null,
      path: "None",
    });
  });

  it("are JSON where they are JSON, else text, where the schema says nothing", () => {
    expect(read("anything=[1]")).toEqual({ anything: [1] });
    expect(read("anything=hello")).toEqual({ anything: "hello" });
    expect(read("anything=null")).toEqual({ anything: null });
  });

  it("keep all that follows the first equals sign", () => {
    expect(read("path=a=b")).toEqual({ path: "a=b" });
    expect(read("path=")).toEqual({ path: "" });
  });

  it("go before the file's", () => {
    expect(readParameters(["epochs=2"], { epochs: 1, alpha: 0.5 }, schema)).toEqual({
      epochs: 2,
      alpha: 0.5,
    });
  });

  it("may have any name, where the schema is open", () => {
    expect(Object.keys(readParameters(["__proto__=1"], {}, { additionalProperties: true }))).toEqual([
      "__proto__",
    ]);
  });

  it.each([
    ["alpha=abc", 'Parameter alpha takes a number, and "abc" is none.', "For example: -p alpha=0.5"],
    ["epochs=1.5", 'Parameter epochs takes a whole number, and "1.5" is none.', "For example: -p epochs=5"],
    ["aplha=1", "The flow has no parameter aplha.", /^Did you mean alpha\? It has: path, epochs/u],
    ["toString=1", "The flow has no parameter toString.", /^It has: path/u],
    ["alpha", "-p alpha is no parameter.", "Write it as -p name=value."],
  ])("say what is wrong with %s", (pair, message, hint) => {
    const error = catchError(() => read(pair));
    expect(error).toBeInstanceOf(CliError);
    expect(error.message).toBe(message);
    expect(error.hint).toMatch(hint);
    expect(error.exitCode).toBe(2);
  });

  it("say so where the flow takes none", () => {
    const error = catchError(() => readParameters(["a=1"], {}, {}));
    expect(error.message).toBe("The flow takes no parameters, and a was given.");
  });
});

function catchError(act: () => unknown): CliError {
  try {
    act();
  } catch (error) {
    if (error instanceof CliError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}
