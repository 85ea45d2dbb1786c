import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { libraries } from "../../../src/knowledge/index.js";
import { full, patience, python, seed } from "../support/python.js";
import { entriesOf, nameOf } from "./entries.js";

/**
 * What the knowledge says is shown true in the libraries themselves: each entry is called with what its recipe makes, and its
 * receiver, its arguments, its result and the world are looked at before and after. An entry that could not be called fails.
 * In a full run all entries, else a seeded share of them.
 */
const prove = fileURLToPath(new URL("./proof/prove.py", import.meta.url));
const recipes = (name: string) => fileURLToPath(new URL(`./recipes/${name}.toml`, import.meta.url));
const share = full ? 1 : 0.03;
/** Its types are those of other libraries' values, and are tried as such. */
const unproven = ["plain"];
/** Libraries that are too large for the other tests' environment: who has them says by which variable. */
const elsewhere: Readonly<Record<string, string | undefined>> = {
  torch: process.env["NBFLOW_TORCH_PYTHON"],
};
/** The one library to try; all where it is not set. */
const only = process.env["NBFLOW_KNOWLEDGE"];

interface Answer {
  readonly id: string;
  /** Calls that could be made. */
  readonly made: number;
  readonly problems: readonly string[];
  readonly errors: readonly string[];
  /** One of all that an `otherwise` holds for. */
  readonly several: boolean;
  /** The last version that had it. */
  readonly gone: string | null;
  /** Why a problem is none. */
  readonly excused: string | null;
}

describe.skipIf(python === undefined)("what is known is true of the library", { timeout: patience }, () => {
  for (const library of libraries) {
    const name = nameOf(library);
    const interpreter = name in elsewhere ? elsewhere[name] : python;
    it.skipIf(unproven.includes(name) || interpreter === undefined || (only ?? name) !== name)(name, () => {
      const entries = entriesOf(library, libraries);
      const inherited = new Set(entries.filter((entry) => entry.inherited).map(({ id }) => id));
      const answers = proven(name, entries, interpreter ?? "python3");
      expect(answers).not.toEqual([]);
      expect(
        answers.flatMap(({ id, problems, excused }) =>
          excused === null ? problems.map((problem) => `${id}: ${problem}`) : [],
        ),
      ).toEqual([]);
      const uncalled = answers.filter(
        ({ id, made, several, gone, excused }) =>
          made === 0 && !several && gone === null && excused === null && !inherited.has(id),
      );
      expect(uncalled.map(({ id, errors }) => `${id} was never called: ${errors.join("; ")}`)).toEqual([]);
    });
  }
});

function proven(name: string, entries: readonly object[], interpreter: string): readonly Answer[] {
  const output = execFileSync(interpreter, [prove, recipes(name), String(share), String(seed)], {
    input: entries.map((entry) => `${JSON.stringify(entry)}\n`).join(""),
    encoding: "utf8",
    maxBuffer: 1 << 28,
    env: { ...process.env, PYTHONIOENCODING: "utf-8", PYTHONHASHSEED: "0", MPLBACKEND: "agg" },
  });
  return output
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Answer);
}
