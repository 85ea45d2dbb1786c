import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { cases, outcome, type Outcome, python, samples, workplace } from "./runs.js";

/** The notebook as Jupyter gives it, and the final variables that JSON can hold. */
async function plainly(source: string, name: string, prepare: readonly string[] = []): Promise<Outcome> {
  const place = await workplace(source);
  try {
    if (prepare.length > 0) await place.python(...prepare);
    const report = join(place.work, "../plain.ipynb");
    const ended = await place.python(
      join(import.meta.dirname, "plain-run.py"),
      join(place.work, name),
      report,
    );
    expect(ended.code, ended.stderr).toBe(0);
    return await outcome(ended, report, place.work);
  } finally {
    await place.putAway();
  }
}

async function asFlow(source: string, name: string, prepare: readonly string[] = []): Promise<Outcome> {
  const place = await workplace(source);
  try {
    if (prepare.length > 0) await place.python(...prepare);
    const report = join(place.work, "../flow.ipynb");
    const ended = await place.nbflow("run", name, "--json", "--report", report);
    return await outcome(ended, report, place.work);
  } finally {
    await place.putAway();
  }
}

/** Every result of the flow that JSON holds is the notebook's variable of that name. */
function expectSameValues(flow: Outcome, plain: Outcome) {
  const values = JSON.parse(plain.stdout) as Record<string, unknown>;
  const result = JSON.parse(flow.stdout) as { result: Record<string, unknown> };
  const names = Object.keys(result.result).filter((name) => name in values);
  expect(names, "results that can be compared").not.toHaveLength(0);
  for (const name of names) expect.soft(result.result[name], name).toEqual(values[name]);
}

describe.skipIf(!python)("a flow gives what its notebook gives in Jupyter", () => {
  const whole = readdirSync(cases).filter((name) => name !== "failing");

  test.each(whole)("%s", { timeout: 60_000 }, async (name) => {
    const source = join(cases, name);
    const [plain, flow] = [await plainly(source, "notebook.ipynb"), await asFlow(source, "notebook.ipynb")];
    expect(flow.code, flow.stderr).toBe(0);
    expect(flow.cells).toEqual(plain.cells);
    expectSameValues(flow, plain);
  });

  test("failing: the same outputs up to the same error, and exit status 1", { timeout: 60_000 }, async () => {
    const source = join(cases, "failing");
    const [plain, flow] = [await plainly(source, "notebook.ipynb"), await asFlow(source, "notebook.ipynb")];
    expect(flow.code).toBe(1);
    expect(flow.cells).toEqual(plain.cells);
    expect(flow.stderr).toMatch(/cell 4\b.*\bline 6\b/s);
  });

  test("the sample: duration-prediction", { timeout: 120_000 }, async () => {
    const source = join(samples, "duration-prediction");
    const prepare = ["make_trips.py", "--trips", "4000"];
    const name = "duration-prediction.ipynb";
    const [plain, flow] = [await plainly(source, name, prepare), await asFlow(source, name, prepare)];
    expect(flow.code, flow.stderr).toBe(0);
    // What MLflow says on stderr carries the time of day; `ls` the age of the files.
    const lasting = ({ cells }: Outcome) =>
      cells.map(({ source: code, seen }) =>
        code.startsWith("!ls") ? [] : seen.filter(({ kind }) => kind !== "stderr"),
      );
    expect(lasting(flow)).toEqual(lasting(plain));
    expectSameValues(flow, plain);
  });
});
