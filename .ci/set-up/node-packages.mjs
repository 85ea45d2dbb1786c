import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { inCache, inRoot } from "./paths.mjs";
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

const houses = ["converter", "runtime"];
/** Written when compiling has succeeded; what the compiler itself leaves is there after a failure too. */
const stamp = inCache("compiled");

/** Has nothing in the packages' sources changed since they were compiled? */
function compiled() {
  if (!existsSync(stamp)) return false;
  const since = statSync(stamp).mtimeMs;
  const paths = houses.flatMap((house) => [
    ...readdirSync(inRoot(house, "src"), { recursive: true }).map((path) => inRoot(house, "src", path)),
    inRoot(house, "package.json"),
    inRoot(house, "tsconfig.json"),
  ]);
  return (
    houses.every((house) => existsSync(inRoot(house, "dist/index.js"))) &&
    [inRoot("tsconfig.json"), ...paths].every((path) => statSync(path).mtimeMs <= since)
  );
}

async function compile() {
  const started = new Date();
  await command([process.execPath, inRoot("node_modules/typescript/bin/tsc"), "-b", ...houses]);
  mkdirSync(inCache(), { recursive: true });
  writeFileSync(stamp, "");
  utimesSync(stamp, started, started);
}

/** Installs the npm packages where they are missing or of other versions, and compiles what changed. */
export async function nodePackages() {
  if (!installed()) {
    await step("npm packages", () => command(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]));
  }
  if (!compiled()) await step("converter and runtime", compile);
}
