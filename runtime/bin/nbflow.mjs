#!/usr/bin/env node
const argv = process.argv.slice(2);

if (argv.length === 1 && ["--version", "-V", "version"].includes(argv[0])) {
  const { createRequire } = await import("node:module");
  console.log(createRequire(import.meta.url)("../package.json").version);
} else {
  const { main } = await import("../dist/cli/main.js").catch(async (error) => {
    const { existsSync } = await import("node:fs");
    if (existsSync(new URL("../dist/cli/main.js", import.meta.url))) throw error;
    console.error("nbflow is not built. Build it: npm run build");
    process.exit(2);
  });
  const status = await main(argv);
  // what a script leaves open, such as a connection, must not keep a command that has ended
  process.stdout.write("", () => process.stderr.write("", () => process.exit(status)));
}
