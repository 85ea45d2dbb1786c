/**
 * What the notebooks that others wrote become: how many tasks, how wide, and why they wait for each other.
 *
 *   npm run corpus -w converter                  prints the table
 *   npm run corpus -w converter -- --causes 40   and what most often makes tasks wait without sharing data
 *   npm run corpus -w converter -- --write       puts the table into the README, with today's date
 *   npm run corpus -w converter -- --native      which notebooks in TypeScript and JavaScript can have native cells, and why not
 *   npm run corpus -w converter -- --check       fails where the README's table is no longer what is measured
 */
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { nativeTable } from "./native.mjs";
import { corpusFolder, corpusPlans, nativePlans } from "./notebooks.mjs";
import { difference, measured, withMeasured } from "./readme.mjs";
import { causeTable, shapeTable } from "./table.mjs";

const { values } = parseArgs({
  options: {
    check: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
    causes: { type: "string" },
    native: { type: "boolean", default: false },
  },
});
const readme = new URL("../README.md", import.meta.url);
const groups = ["auto", "cell"];

const folder = corpusFolder();
if (folder === null) {
  console.error("The corpus of notebooks is not beside the repository; set NBFLOW_CORPUS to where it is.");
  process.exit(2);
}
if (values.native) {
  console.log(nativeTable(await nativePlans(folder)));
  process.exit(0);
}
const planned = await corpusPlans(folder, groups);
const table = shapeTable(planned, groups);
const text = readFileSync(readme, "utf8");
if (values.write) writeFileSync(readme, withMeasured(text, table, new Date().toISOString().slice(0, 10)));
if (!values.check) {
  console.log(table);
  if (values.causes !== undefined) console.log(`\n${causeTable(planned, 1, Number(values.causes))}`);
} else {
  const wrong = difference(measured(text), table);
  for (const line of wrong) console.error(line);
  if (wrong.length > 0) {
    console.error("The README's table is out of date: npm run corpus -w converter -- --write");
    process.exitCode = 1;
  } else console.log("The README's table is what is measured.");
}
