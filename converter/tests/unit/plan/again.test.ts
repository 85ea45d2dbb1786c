import { expect, test } from "vitest";
import { parameters, planOf } from "./notebooks.js";

const IMPORTS = "import os, time\nfrom datetime import datetime\nimport numpy as np, pandas as pd";

/** What is said of the cell in the place of its run, after imports and a table `df`. */
async function saidOf(source: string, others: readonly string[] = []): Promise<string> {
  const { tasks } = await planOf([IMPORTS, "df = pd.DataFrame({'a': [1]})", source, ...others], "cell");
  const task = tasks.find(({ cells }) => cells.includes(3));
  if (task?.mayRunAgain === true) return "may run again";
  const seen = task?.opens === true ? ["what it opens"] : [];
  const reads = [...(task?.files ?? []), ...seen];
  if (reads.length > 0) return `reads ${reads.join(", ")}`;
  return task?.restorable === true ? "restorable" : "nothing";
}

test.each<[string, string]>([
  ["x = [n * n for n in range(9)]", "may run again"],
  ["x = df.groupby('a').sum()", "may run again"],
  ["df['b'] = df['a'] * 2", "may run again"],
  ["print(df.to_string())", "may run again"],
  ["x = datetime(2024, 1, 1)", "may run again"],
  ["x = pd.read_csv('data/x.csv')", "reads data/x.csv"],
  ["with open('b.txt') as file:\n    x = file.read() + open('a.txt').read()", "reads a.txt, b.txt"],
  ["x = pd.read_csv(df.columns[0])", "reads what it opens"],
  ["x = pd.read_csv(f'{df.columns[0]}.csv')", "reads what it opens"],
  ["x = pd.read_csv(os.path.join('data', 'x.csv'))", "reads data/x.csv"],
  [
    "x = [pd.read_csv(name) for name in df.columns] + [pd.read_parquet('x.parquet')]",
    "reads x.parquet, what it opens",
  ],
  ["with open(df.columns[0]) as file:\n    x = file.read()", "reads what it opens"],
  ["x = np.load(df.columns[0])", "reads what it opens"],
  // a C library opens it, and so it may be with a folder
  ["x = pd.read_parquet(df.columns[0])", "restorable"],
  ["x = os.path.exists(df.columns[0])", "restorable"],
  ["x = os.listdir(df.columns[0])", "restorable"],
  ["x = open(df.columns[0]).read() if os.path.exists(df.columns[0]) else ''", "restorable"],
  ["with open(df.columns[0], 'a') as file:\n    x = file.tell()", "restorable"],
  ["x = pd.read_csv('https://example.org/x.csv')", "restorable"],
  ["x = pd.read_csv('x.csv')\nx.to_csv('y.csv')", "restorable"],
  ["x = time.time()", "restorable"],
  ["x = datetime.now()", "restorable"],
  ["x = pd.Timestamp('now')", "restorable"],
  ["x = pd.Timestamp.today()", "restorable"],
  ["x = os.getpid()", "restorable"],
  ["x = hash('a')", "restorable"],
  ["x = os.environ['HOME']", "restorable"],
  ["x = os.getenv('HOME')", "restorable"],
  ["x = os.getcwd()", "restorable"],
  ["x = np.random.rand(3)", "restorable"],
  ["np.random.seed(1)", "restorable"],
  ["x = df.sample(1)", "restorable"],
  ["x = df.sample(1, random_state=3)", "may run again"],
  ["os.chdir('data')", "restorable"],
  ["x = !ls", "restorable"],
  ["import odd\nx = odd.load()", "nothing"],
  ["exec('x = 1')", "nothing"],
  ["x = _", "nothing"],
  ["import mlflow\nmlflow.set_experiment('x')", "nothing"],
])("of %j it says: %s", async (source, said) => {
  expect(await saidOf(source)).toBe(said);
});

test("settings of libraries count as outside where a task changes them", async () => {
  const later = ["rows = [1]\npd.set_option('display.precision', len(rows))"];
  expect(await saidOf("x = df.describe()")).toBe("may run again");
  expect(await saidOf("x = df.describe()", later)).toBe("restorable");
});

test("a file's name that a parameter may change is not known: it is seen, or the task runs", async () => {
  const cells = ["import pandas as pd", parameters("path = 'x'"), "x = pd.read_csv(f'{path}.csv')"];
  const { tasks } = await planOf([...cells, "y = pd.read_parquet(f'{path}.parquet')"], "cell");
  expect(tasks.at(-2)).toMatchObject({ opens: true });
  expect(tasks.at(-2)).not.toHaveProperty("files");
  expect(tasks.at(-1)).toMatchObject({ restorable: true });
});
