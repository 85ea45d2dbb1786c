import { describe, expect, it } from "vitest";
import { pythonDependencies } from "../../support/dependencies.js";
import { ask, python } from "../support/python.js";

/** Operations on a frame; pandas itself says which of them give something that has the frame's index objects. */
const operations = `df[["a"]]
df["a"]
df + 1
df.fillna(0)
df.astype(int)
df.apply(lambda column: column)
df.isna()
df.cumsum()
df.head(2)
df[df.a > 1]
df.loc[:, "a":]
df.sum()
df.corr()
df.mean(axis=1)
df.T
df.groupby("a").transform("sum")
df.rolling(2).mean()
df.sort_values("b")
df.drop(columns="a")
pd.DataFrame({"z": df.a})
pd.DataFrame([1, 2, 3], index=df.index)
pd.concat([df, df], axis=1)
pd.cut(df.a, 2)
pd.to_datetime(df.a)
np.log(df)
np.maximum(df, 2)
next(iter(df.items()))[1]
next(df.iterrows())[1]
df.copy()
df.merge(df, on="a")`.split("\n");

describe.skipIf(python === undefined)("an index that frames share", () => {
  it("is in order with all that has it, whatever gave it", () => {
    const shared = ask<readonly string[]>(new URL("./shared_index.py", import.meta.url), operations);
    const cases = operations.flatMap((operation, index) =>
      (shared[index] ?? []).map((label) => [operation, label] as const),
    );
    expect(cases.length).toBeGreaterThan(20);
    const unordered = cases.filter(([operation, label]) => {
      const between = pythonDependencies([
        "import numpy as np, pandas as pd\ndf = pd.read_csv('a.csv')",
        `out = ${operation}`,
        `out.${label}.name = 'named'`,
        "print(df)",
      ]);
      return !between.some(({ from, to }) => from === 3 && to === 4);
    });
    expect(unordered).toEqual([]);
  });
});
