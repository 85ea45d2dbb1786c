/** Prints the milliseconds of each of `runs` workflows with `steps` durable steps in a row, as JSON. */
import { DBOS } from "@dbos-inc/dbos-sdk";

const [steps, runs, url] = [Number(process.argv[2]), Number(process.argv[3]), process.argv[4]];

DBOS.setConfig({ name: "bench", systemDatabaseUrl: url, logLevel: "error", runAdminServer: false });
const workflow = DBOS.registerWorkflow(
  async (count) => {
    for (let index = 0; index < count; index += 1)
      await DBOS.runStep(() => Promise.resolve(index), { name: "step" });
    return count;
  },
  { name: "bench" },
);
await DBOS.launch();
await workflow(10);
const took = [];
for (let run = 0; run < runs; run += 1) {
  const started = performance.now();
  await workflow(steps);
  took.push(performance.now() - started);
}
await DBOS.shutdown();
console.log(JSON.stringify(took));
process.exit(0);
