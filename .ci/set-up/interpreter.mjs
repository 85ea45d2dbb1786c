import { attempt, CommandFailed } from "./run.mjs";

const OLDEST = [3, 11];
const CANDIDATES = ["python3", "python3.13", "python3.12", "python3.11", "python"];

const missing = `No Python ${OLDEST.join(".")} or later was found (tried ${CANDIDATES.join(", ")}).
On Debian or Ubuntu: apt-get install python3 python3-venv`;

/** The first Python on PATH that is new enough: the command, and what tells it from others. */
export async function interpreter() {
  for (const name of CANDIDATES) {
    const { code, output } = await attempt([name, "-c", "import sys; print(sys.executable, sys.version)"], {
      quiet: true,
    });
    const version = / (\d+)\.(\d+)/.exec(output)?.slice(1).map(Number);
    if (code === 0 && version && version[0] === OLDEST[0] && version[1] >= OLDEST[1])
      return { name, identity: output };
  }
  throw new Error(missing);
}

/** Makes an empty virtual environment; says what to install where Python came without venv, as Debian's does. */
export async function makeVenv(python, folder) {
  const words = [python, "-m", "venv", folder];
  const { code, output } = await attempt(words, { quiet: true });
  if (code === 0) return;
  if (/ensurepip|No module named venv/.test(output)) {
    throw new Error(`${python} has no venv module.\nOn Debian or Ubuntu: apt-get install python3-venv`);
  }
  throw new CommandFailed(words, code, output);
}
