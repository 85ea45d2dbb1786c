import { bold, green, red } from "../set-up/say.mjs";

/** How many checks of a kind passed, failed and were left out. */
export const none = { passed: 0, failed: 0, skipped: 0 };

export const plus = (a, b) => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

/** A check that either holds or does not. */
export const single = (holds) => ({ ...none, [holds ? "passed" : "failed"]: 1 });

const counted = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ""}`;

/** Prints what each kind came to, then the sum alone on the last line; the exit code follows from it. */
export function close(results, notes = []) {
  console.log();
  for (const [name, result] of results) {
    console.log(`${result.failed ? red("✗") : green("✓")} ${bold(name)}: ${counted(result)}`);
  }
  for (const note of notes) console.log(`· ${note}`);
  const sum = results.map(([, result]) => result).reduce(plus, none);
  console.log(`${sum.passed} passed, ${sum.failed} failed`);
  process.exitCode = sum.failed || !sum.passed ? 1 : 0;
}
