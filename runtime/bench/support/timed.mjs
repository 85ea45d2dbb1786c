import { spawnSync } from "node:child_process";

export const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

export const geometricMean = (numbers) =>
  Math.exp(numbers.reduce((sum, number) => sum + Math.log(number), 0) / numbers.length);

const SCRIPT = 'TIMEFORMAT="%R %U %S"; { time "$0" "$@" > /dev/null 2>&1; }';

/**
 * Runs a program to its end. Gives the seconds that it took, and those of processors that it and its children used: on a
 * machine that others use, the latter say more.
 */
export function timed(words, options = {}) {
  const { status, stderr } = spawnSync("bash", ["-c", SCRIPT, ...words], { encoding: "utf8", ...options });
  const [wall, user, system] = stderr.trim().split("\n").at(-1).split(" ").map(Number);
  return { wall, cpu: user + system, status };
}

/** Runs programs in turn, so that what disturbs one disturbs all; gives the medians of each. */
export function inTurn(programs, rounds, options = {}) {
  const taken = Object.fromEntries(Object.keys(programs).map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, words] of Object.entries(programs)) {
      const one = timed(words, options);
      if (one.status !== 0) throw new Error(`${name} ended with ${one.status}: ${words.join(" ")}`);
      taken[name].push(one);
    }
  }
  return Object.fromEntries(
    Object.entries(taken).map(([name, all]) => [
      name,
      { wall: median(all.map(({ wall }) => wall)), cpu: median(all.map(({ cpu }) => cpu)) },
    ]),
  );
}
