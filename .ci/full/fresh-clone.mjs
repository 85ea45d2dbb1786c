import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../set-up/paths.mjs";
import { attempt, command } from "../set-up/run.mjs";
import { spoken } from "../set-up/say.mjs";
import { none, plus, single } from "../tests/result.mjs";

const FIRST_SECONDS = 180;
const SECOND_SECONDS = 15;

/** The demo as a newcomer has it: what is committed, cloned elsewhere, run twice, each in its time, and no traces in git. */
export async function freshClone(limit) {
  const folder = mkdtempSync(join(tmpdir(), "nbflow-clone-"));
  const cwd = join(folder, "nbflow");
  let result = none;
  const check = (holds, text) => {
    console.log(`${holds ? "✓" : "✗"} ${text}`);
    result = plus(result, single(holds));
  };
  try {
    await command(["git", "clone", "--quiet", root, cwd]);
    for (const [which, most] of [
      ["first", FIRST_SECONDS],
      ["second", SECOND_SECONDS],
    ]) {
      const { code, seconds } = await attempt(["npm", "run", "--silent", "demo"], {
        cwd,
        seconds: limit / 2,
      });
      check(code === 0, `the ${which} demo ended with ${code}`);
      check(seconds <= most, `it took ${spoken(seconds)}, at most ${most} s are promised`);
    }
    const changed = await command(["git", "status", "--porcelain"], { cwd });
    check(changed === "", `git sees no change after it${changed && `:\n${changed}`}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return result;
}
