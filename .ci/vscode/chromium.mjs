import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { inCache, inRoot } from "../set-up/paths.mjs";
import { attempt, command } from "../set-up/run.mjs";
import { step } from "../set-up/say.mjs";
import { builtOnce } from "./built-once.mjs";

const { resolve } = createRequire(inRoot("extension/package.json"));
const folder = inCache("chromium");
const executablePath = join(folder, "chromium");

/** As root there is no sandbox to be had; software rendering, since there may be no GPU. */
const args = [
  "--headless=shell",
  "--no-sandbox",
  "--disable-dev-shm-usage",
  "--disable-gpu",
  "--font-render-hinting=none",
  "--force-color-profile=srgb",
];

/**
 * A Chromium out of an npm package, with no system package: `{ executablePath, args, env }` as playwright-core's
 * `chromium.launch` takes them. The package unpacks into the temporary folder that it is told of, so it is told of ours.
 */
export async function chromium() {
  const packed = resolve("@sparticuz/chromium");
  await builtOnce(folder, { version: versionIn(packed), recipe: 1 }, (workplace) =>
    step("Chromium for the extension's tests", () => {
      // The package brings the libraries of a bare machine along where it believes itself on one.
      const env = { ...process.env, TMPDIR: workplace, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x" };
      const unpack =
        "require(process.argv[1]).executablePath().catch((e) => { console.error(e); process.exit(1) })";
      return command([process.execPath, "-e", unpack, packed], { env });
    }),
  );
  return { executablePath, args, env: await environment() };
}

/** Fonts and libraries of the package only where the machine has none. */
async function environment() {
  /** @type {Record<string, string>} */
  const env = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== undefined));
  if (!existsSync("/etc/fonts/fonts.conf")) env.FONTCONFIG_PATH = join(folder, "fonts");
  if ((await attempt([executablePath, "--version"], { env, quiet: true })).code !== 0) {
    env.LD_LIBRARY_PATH = [join(folder, "al2023/lib"), env.LD_LIBRARY_PATH].filter(Boolean).join(":");
    await command([executablePath, "--version"], { env });
  }
  return env;
}

function versionIn(file) {
  const { version } = createRequire(file)(join(file, "../../../package.json"));
  return version;
}
