/** Prints the milliseconds of each of `runs` flows with `steps` tasks in a row, as JSON. */
const [steps, runs, home, durability] = [
  Number(process.argv[2]),
  Number(process.argv[3]),
  process.argv[4],
  process.argv[5],
];
const { createEngine, flow, openSqliteStore, task } = await import("nbflow");

const step = task({ name: "step" }, (x) => x);
const bench = flow({ name: "bench" }, async ({ count }) => {
  for (let index = 0; index < count; index += 1) await step(index);
});
const store = await openSqliteStore({ home, durability });
const startPython = () => {
  throw new Error("no Python here");
};
const engine = createEngine({ store, startPython });
await engine.run(bench, { parameters: { count: 10 } });
const took = [];
for (let run = 0; run < runs; run += 1) {
  const started = performance.now();
  const { state } = await engine.run(bench, { parameters: { count: steps } });
  if (state.type !== "COMPLETED") throw new Error(state.message);
  took.push(performance.now() - started);
}
await store.close();
console.log(JSON.stringify(took));
