import { createRequire } from "node:module";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { builtOnce, cacheFolder, run } from "./steps.mjs";

const fromExtension = createRequire(new URL("../../extension/package.json", import.meta.url));
const folder = join(cacheFolder, "chromium");
const program = join(folder, "chromium");

/**
 * A Chromium out of an npm package, with no system package: `{ executablePath, args, env }` as playwright-core's
 * `chromium.launch` takes them. The package unpacks into the temporary folder it is told of, so it is told of ours.
 */
export async function setUpChromium(say) {
  const version = fromExtension("./package.json").devDependencies["@sparticuz/chromium"];
  const key = JSON.stringify({ version, arch: process.arch, script: 1 });
  await builtOnce({
    folder,
    key,
    build: async (workplace) => {
      say("unpacking Chromium …");
      // The package brings the libraries of a bare machine along where it believes itself on one.
      const env = { ...process.env, TMPDIR: workplace, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x" };
      const unpack = "require(process.argv[1]).executablePath().catch((e) => { console.error(e); process.exit(1) })";
      await run(process.execPath, ["-e", unpack, fromExtension.resolve("@sparticuz/chromium")], { env });
    },
  });
  return { executablePath: program, args, env: await environment() };
}

/** Fonts and libraries of the package only where the machine has none. */
async function environment() {
  const env = { ...process.env };
  if (!existsSync("/etc/fonts/fonts.conf")) env.FONTCONFIG_PATH = join(folder, "fonts");
  try {
    await run(program, ["--version"], { env });
    return env;
  } catch {
    env.LD_LIBRARY_PATH = [join(folder, "al2023/lib"), env.LD_LIBRARY_PATH].filter(Boolean).join(":");
    await run(program, ["--version"], { env });
    return env;
  }
}

/** As root there is no sandbox to be had; software rendering, since there may be no GPU. */
const args = [
  "--headless=shell",
  "--no-sandbox",
  "--disable-dev-shm-usage",
  "--disable-gpu",
  "--font-render-hinting=none",
  "--force-color-profile=srgb",
];
