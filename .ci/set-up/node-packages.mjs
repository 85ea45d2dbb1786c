import { existsSync, readFileSync } from "node:fs";
import { inRoot } from "./paths.mjs";
import { command } from "./run.mjs";
import { step } from "./say.mjs";

const packagesOf = (path) => JSON.parse(readFileSync(path, "utf8")).packages;

/** Are the packages of package-lock.json in node_modules? npm notes there what it installed. */
function installed() {
  const note = inRoot("node_modules/.package-lock.json");
  if (!existsSync(note)) return false;
  const there = packagesOf(note);
  return Object.entries(packagesOf(inRoot("package-lock.json"))).every(
    ([path, wanted]) =>
      !path.includes("node_modules/") ||
      wanted.link ||
      wanted.optional ||
      there[path]?.version === wanted.version,
  );
}

/** Installs the npm packages where they are missing or of other versions, and compiles what changed. */
export async function nodePackages() {
  if (!installed())
    await step("npm packages", () => command(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]));
  const tsc = inRoot("node_modules/typescript/bin/tsc");
  await step("converter and runtime", () => command([process.execPath, tsc, "-b", "converter", "runtime"]));
}
