import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import { outcome, python, samples, workplace, type Outcome } from "./runs.js";

async function run(...words: string[]): Promise<Outcome & { readonly postcard: string }> {
  const place = await workplace(join(samples, "rainy-week"));
  try {
    const report = join(place.work, "../report.ipynb");
    const ended = await place.nbflow("run", ...words, "--python", python, "--json", "--report", report);
    const postcard = await readFile(join(place.work, "postcard.txt"), "utf8");
    return { ...(await outcome(ended, report, place.work)), postcard };
  } finally {
    await place.putAway();
  }
}

/** What the cells show, as texts: printed ones as they are, of others the last of their forms. */
function texts({ cells }: Outcome): string[] {
  return cells
    .flatMap(({ seen }) =>
      seen.map((one) =>
        one.kind === "error" ? one.value : "text" in one ? one.text : String(Object.values(one.data).at(-1)),
      ),
    )
    .map((text) => stripVTControlCharacters(text));
}

describe("the sample in Python and TypeScript: rainy-week", () => {
  const [plain, scripted] = [run("rainy-week.ipynb"), run("rainy-week.flow.ts", "-p", "threshold=10")];

  test("draws in TypeScript what Python read, and writes in Python what TypeScript drew", async () => {
    const ended = await plain;
    expect(ended.code, ended.stderr).toBe(0);
    expect(ended.postcard).toContain("Wed ▇▇▇▇▇▇▇▇ 7.1\n");
    expect(ended.postcard).toContain("It rained 54.6 mm. Wet: Tue, Wed, Sat, Sun.\n");
    const shown = texts(ended);
    expect(shown).toContain("Sat,21.5\nTue,12.6\nSun,9.8\n");
    expect(shown).toContain("54.6 mm in 7 days\n");
    expect(shown).toContain("**Take an umbrella.**");
    expect(shown).toContain("{ umbrella: true, days: [ 'Tue', 'Wed', 'Sat', 'Sun' ] }");
  });

  test("takes a parameter to both languages", async () => {
    const ended = await scripted;
    expect(ended.code, ended.stderr).toBe(0);
    expect(ended.postcard).toContain("Wet: Tue, Sat.\n");
    expect(texts(ended)).toContain("Leave it at home.");
  });
});
