/**
 * `npm test`: sets up what the tests need, then runs everything, in seeded samples where all of it would take long.
 * NBFLOW_SEED draws another sample.
 */
import { fidelity } from "./fidelity/check.mjs";
import { sample } from "./fidelity/corpus.mjs";
import { giveUp } from "./set-up/say.mjs";
import { close } from "./tests/result.mjs";
import { vitest } from "./tests/vitest.mjs";
import { verification } from "./verify/check.mjs";
import { setUp } from "./tests/world.mjs";

const SEED = Number(process.env.NBFLOW_SEED ?? 3);
/** What the plain runs of the sampled notebooks take together; each runs three times, two at once. */
const SAMPLE_SECONDS = 25;
/** The same of those that are verified: each runs up to eight times. */
const VERIFY_SECONDS = 6;
const VERIFY_LONGEST = 1.5;

try {
  const world = await setUp();
  const results = [
    ["unit", await vitest("unit", world)],
    ["parts", await vitest("parts", world)],
    ["browser", await vitest("browser", world)],
    ["vscode", await vitest("vscode", world)],
  ];
  const notes = [];
  if (world.corpus) {
    console.log(`\nNotebooks that others wrote, as flows (seed ${SEED}):`);
    results.push(["fidelity", await fidelity("fidelity-sample", sample(SEED, SAMPLE_SECONDS))]);
    console.log(`\nThe same in other orders, each cell a task (seed ${SEED}):`);
    const few = sample(SEED + 1, VERIFY_SECONDS, VERIFY_LONGEST);
    results.push(["verify", await verification("verify-sample", few, { group: "cell" })]);
  } else {
    notes.push("left out, as ../shared is not beside the project: the notebooks that others wrote");
  }
  close(results, notes);
} catch (error) {
  giveUp(error);
}
