/**
 * `npm run test:full`: everything that the project promises, in parts. What has passed with the sources as they are is not
 * run again, so it can be stopped and gone on with.
 *
 *   npm run test:full                            all parts that have not passed yet
 *   npm run test:full -- --list                  the parts, and what they came to
 *   npm run test:full -- --part fidelity-3       one part (may be given again)
 *   npm run test:full -- --again                 all parts, also those that have passed
 */
import { parseArgs } from "node:util";
import { keep, lastOf, sourcesNow } from "./full/progress.mjs";
import { parts } from "./full/parts.mjs";
import { bold, giveUp, spoken } from "./set-up/say.mjs";
import { close } from "./tests/result.mjs";
import { setUp } from "./tests/world.mjs";

const options = {
  part: { type: "string", multiple: true, default: Object.keys(parts) },
  list: { type: "boolean", default: false },
  again: { type: "boolean", default: false },
};

const describe = (record, sources) => {
  if (!record) return "not run yet";
  const { passed, failed, seconds } = record;
  return `${passed} passed, ${failed} failed in ${spoken(seconds)}${record.sources === sources ? "" : ", with other sources"}`;
};

async function runPart(name, world, sources) {
  console.log(`\n${bold(`— ${name}`)}`);
  const started = performance.now();
  const result = await parts[name](world);
  const record = {
    ...result,
    sources,
    seconds: (performance.now() - started) / 1000,
    at: new Date().toISOString(),
  };
  keep(name, record);
  return record;
}

try {
  const { values } = parseArgs({ options });
  const unknown = values.part.find((name) => !(name in parts));
  if (unknown)
    throw new Error(`There is no part "${unknown}". The parts are: ${Object.keys(parts).join(", ")}`);
  const sources = await sourcesNow();
  if (values.list) {
    for (const name of values.part) console.log(`${name.padEnd(14)} ${describe(lastOf(name), sources)}`);
  } else {
    const world = await setUp();
    const results = [];
    const named = process.argv.includes("--part");
    for (const name of values.part) {
      const last = lastOf(name);
      const done = last?.sources === sources && last.passed > 0 && last.failed === 0;
      results.push([name, done && !values.again && !named ? last : await runPart(name, world, sources)]);
    }
    close(
      results,
      world.corpus
        ? []
        : ["left out, as ../shared is not beside the project: the parts on others' notebooks"],
    );
  }
} catch (error) {
  giveUp(error);
}
