import { join, resolve } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import { outcome, samples, workplace, type Outcome } from "./runs.js";

process.env["NBFLOW_DENO"] ??= resolve(samples, "../node_modules/.bin/deno");

async function run(...words: string[]): Promise<Outcome> {
  const place = await workplace(join(samples, "tournament"));
  try {
    const report = join(place.work, "../report.ipynb");
    const ended = await place.nbflow("run", ...words, "--json", "--report", report);
    return await outcome(ended, report, place.work);
  } finally {
    await place.putAway();
  }
}

function texts({ cells }: Outcome): unknown[] {
  return cells.flatMap(({ seen }) =>
    seen.map((one) => {
      if (one.kind !== "display") return one;
      const [text] = Object.values(one.data);
      return typeof text === "string" ? stripVTControlCharacters(text) : text;
    }),
  );
}

describe("the sample in TypeScript: tournament", () => {
  const [plain, scripted] = [run("tournament.ipynb"), run("tournament.flow.ts")];

  test("shows what it shows in Deno's kernel", async () => {
    const outcome = await plain;
    expect(outcome.code, outcome.stderr).toBe(0);
    expect(texts(outcome)).toEqual([
      "20",
      expect.stringMatching(/^\[\n {2}\{ team: "Doves", points: 15, goals: 6 \},\n/),
      { kind: "stdout", text: "46 goals in 20 matches, 2.30 each\n" },
      "**Doves** wins with 15 points.",
    ]);
  });

  test("its script gives the same as the notebook", async () => {
    expect((await scripted).cells).toEqual((await plain).cells);
  });

  test("what it returns is JSON, typed objects among it", async () => {
    const { result } = JSON.parse((await plain).stdout) as { result: Record<string, unknown> };
    expect(result).toMatchObject({ perMatch: 2.3, winner: { team: "Doves", points: 15, goals: 6 } });
  });

  test("takes other parameters, though they are constants", async () => {
    const outcome = await run("tournament.ipynb", "-p", 'teams=["Ants","Bees"]', "-p", "seed=3");
    expect(outcome.code, outcome.stderr).toBe(0);
    expect(texts(outcome)[0]).toBe("2");
  });
});
