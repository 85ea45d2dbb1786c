import { existsSync, readFileSync } from "node:fs";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { packageFile } from "../../platform/index.js";

/** Of the bundle, in its own text. (Written out here, it would be taken for this module's when the package is made.) */
const OWN_URL = ["import", "meta", "url"].join(".");

/** nbflow itself, without what is native in it; the script imports it from this very file. */
export async function runtimeCode(): Promise<string> {
  const made = new URL("../../deployed-runtime.mjs", import.meta.url);
  return existsSync(made) ? readFileSync(made, "utf8") : buildRuntime();
}

/** Makes it of this package's own modules; the package as it is published brings it made. */
export async function buildRuntime(): Promise<string> {
  const own = (name: string): string => {
    const extension = extname(fileURLToPath(import.meta.url));
    return fileURLToPath(new URL(`../../${name}${extension}`, import.meta.url));
  };
  const entry = [
    `export * from ${JSON.stringify(own("index"))};`,
    `import { runDeployed } from ${JSON.stringify(own("deployed/run-deployed"))};`,
    // awaited here, the script could not import this module, as it would not be done
    `void runDeployed(globalThis.nbflowPayload, ${OWN_URL});`,
  ].join("\n");
  const folder = packageFile();
  const result = await build({
    stdin: { contents: entry, resolveDir: folder, loader: "js" },
    absWorkingDir: folder,
    bundle: true,
    write: false,
    outfile: "bundle.mjs",
    platform: "node",
    format: "esm",
    target: "node20",
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: "none",
    charset: "utf8",
    logLevel: "silent",
    banner: {
      js: `import { createRequire as nbflowRequire } from "node:module"; const require = nbflowRequire(${OWN_URL});`,
    },
    plugins: [
      {
        name: "nothing-native",
        setup(building) {
          building.onResolve({ filter: /sqlite\/index\.js$/ }, () => ({ path: own("deployed/no-sqlite") }));
          building.onResolve({ filter: /^esbuild$/ }, () => ({ path: own("deployed/no-compiler") }));
        },
      },
    ],
  });
  return result.outputFiles[0]?.text ?? "";
}
