/**
 * Converted by nbflow 0.1.0 from script-class-changes-a-variable.ipynb. Yours to edit: converting
 * again leaves a changed script as it is.
 * @nbflow plan=1 notebook=sha256:daeb5b1c4f1347f3b4e1654d5eb90dfd06280d00c4b70a92d675cbdbc559f1ba script=sha256:55b22bddb89f1c786ce83f7ef6964e04e6e0065df9b6f354e7870bd32c6508bb
 */
import { cell, flow, task, typescript } from "nbflow";

/** Definitions (cell 2): runs first, once. */
const ts = typescript({
  notebook: "script-class-changes-a-variable.ipynb",
  kernel: "deno",
  setup: [
    cell(2)`
class Counter {
  count = 0;

  add() {
    this.count += 1;
    log.push(\`count is \${this.count}\`);
  }
}
`,
  ],
});

/** Make log (cells 1 and 3–6). */
export const makeLog = task(
  { name: "make-log" },
  ts.cells(
    { writes: ["log", "counter"] },
    cell(1)`
const log: string[] = [];
`,
    cell(3)`
const counter = new Counter();
`,
    cell(4)`
counter.add();
`,
    cell(5)`
log.length
`,
    cell(6)`
counter.count
`,
  ),
);

export default flow({ name: "script-class-changes-a-variable" }, async () => {
  const log = makeLog();
  return { log: log.log, counter: log.counter };
});
