const colours = process.stdout.isTTY && !process.env.NO_COLOR;
const paint = (code) => (text) => (colours ? `\u001b[${code}m${text}\u001b[0m` : text);

export const bold = paint(1);
export const dim = paint(2);
export const green = paint(32);
export const red = paint(31);

/** A duration as people say it: `0.4 s`, `2 min 5 s`. */
export const spoken = (seconds) => {
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
};

/** Says what is being done, does it, and says how long it took. */
export async function step(title, work) {
  process.stdout.write(`${dim("·")} ${title} …${process.stdout.isTTY ? "" : "\n"}`);
  const started = performance.now();
  const result = await work();
  const took = dim(spoken((performance.now() - started) / 1000));
  process.stdout.write(
    process.stdout.isTTY ? `\r${green("✓")} ${title}   ${took}\n` : `✓ ${title}   ${took}\n`,
  );
  return result;
}

/** Ends the process with one clear message where something that was expected to work did not. */
export function giveUp(error) {
  console.error(`\n${red("✗")} ${error instanceof Error ? error.message : error}`);
  process.exit(1);
}
