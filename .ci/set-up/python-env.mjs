import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { interpreter, makeVenv } from "./interpreter.mjs";
import { alone } from "./lock.mjs";
import { inCache } from "./paths.mjs";
import { attempt, command } from "./run.mjs";
import { step } from "./say.mjs";

const UV = "uv==0.13.9";
/** Raised when the way in which environments are made changes, so that old ones are not taken for new. */
const RECIPE = 1;

/** uv is minutes faster than pip. Bytecode is compiled at once: without it, importing MLflow takes five times as long. */
async function install(python, requirements, { uv }) {
  const bin = join(python, "..");
  const withUv = uv && (await attempt([python, "-m", "pip", "install", "--quiet", UV], { quiet: true }));
  if (withUv?.code === 0) {
    const words = ["pip", "install", "--quiet", "--compile-bytecode", "--python", python, "-r", requirements];
    const { code } = await attempt([join(bin, "uv"), ...words], { quiet: true });
    if (code === 0) return;
  }
  const env = { ...process.env };
  delete env.PYTHONDONTWRITEBYTECODE;
  await command([python, "-m", "pip", "install", "--quiet", "-r", requirements], { env });
}

/**
 * A virtual environment with the packages of a pinned requirements file, made once for each content of it, in
 * `.cache/python/NAME-HASH`. One whose making was interrupted is never used: the note that it is complete is written last.
 *
 * @param {{ uv?: boolean }} options `uv`: false where pip alone is to install them; default: true
 * @returns {Promise<string>} its interpreter
 */
export async function pythonEnvironment(name, requirements, { uv = true } = {}) {
  const { name: python3, identity } = await interpreter();
  const hash = createHash("sha256").update(
    JSON.stringify([RECIPE, identity, readFileSync(requirements, "utf8")]),
  );
  const folder = inCache("python", `${name}-${hash.digest("hex").slice(0, 12)}`);
  const python = join(folder, "bin/python");
  const complete = join(folder, "complete");
  if (existsSync(complete)) return python;

  await alone(`${folder}.lock`, async () => {
    if (existsSync(complete)) return;
    await step(`Python packages of ${name} (${basename(folder)})`, async () => {
      rmSync(folder, { recursive: true, force: true });
      await makeVenv(python3, folder);
      await install(python, requirements, { uv });
      writeFileSync(complete, `${new Date().toISOString()}\n`);
    });
  });
  return python;
}
