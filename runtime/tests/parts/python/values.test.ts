import { expect, test } from "vitest";
import { runner, textOf, worker } from "./support/workers.js";

test("assigned values are Python's own", async () => {
  const target = worker();
  await target.assign({
    n: 1,
    f: 1.5,
    s: "é",
    none: null,
    yes: true,
    list: [1, { a: [] }],
    big: 2 ** 53 - 1,
  });
  const { outputs } = await runner(target)("print(repr([n, f, s, none, yes, list, big]))");
  expect(textOf(outputs)).toBe("[1, 1.5, 'é', None, True, [1, {'a': []}], 9007199254740991]\n");
});

test("what is exactly JSON is described as its value", async () => {
  const target = worker();
  await runner(target)(`
import numpy as np
i, f, s, n, t, l, d = 3, 0.1, "x", None, True, [1, [2]], {"a": {"b": [None]}}
ni, nf, nb = np.int64(4), np.float64(0.5), np.bool_(True)
`);
  const json = (value: unknown) => ({ kind: "json", value });
  expect(await target.describe(["i", "f", "s", "n", "t", "l", "d", "ni", "nf", "nb", "unbound"])).toEqual({
    i: json(3),
    f: json(0.1),
    s: json("x"),
    n: json(null),
    t: json(true),
    l: json([1, [2]]),
    d: json({ a: { b: [null] } }),
    ni: json(4),
    nf: json(0.5),
    nb: json(true),
  });
});

test("what is not is described by its type and a short text", async () => {
  const target = worker();
  await runner(target)(`
import datetime, math, pandas as pd, time
frame = pd.DataFrame({"a": range(1000), "b": 1})
nan, big, pair, keys, huge = math.nan, 2**53, (1, 2), {1: 2}, list(range(100_000))
loop = []; loop.append(loop)
class Plain: pass
class Bad:
    def __repr__(self): raise ValueError
class Slow:
    def __repr__(self): time.sleep(1000)
class Text(str): pass
plain, bad, slow, text, day = Plain(), Bad(), Slow(), Text("t"), datetime.date(2024, 2, 29)
`);
  const names = [
    "frame",
    "nan",
    "big",
    "pair",
    "keys",
    "huge",
    "loop",
    "plain",
    "bad",
    "slow",
    "text",
    "day",
  ];
  expect(await target.describe(names)).toEqual({
    frame: { kind: "object", type: "pandas.core.frame.DataFrame", text: "1000 × 2" },
    nan: { kind: "object", type: "float", text: "nan" },
    big: { kind: "object", type: "int", text: "9007199254740992" },
    pair: { kind: "object", type: "tuple", text: "(1, 2)" },
    keys: { kind: "object", type: "dict", text: "{1: 2}" },
    huge: { kind: "object", type: "list", text: "100000 items" },
    loop: { kind: "object", type: "list", text: "[[...]]" },
    plain: { kind: "object", type: "Plain", text: "<Plain>" },
    bad: { kind: "object", type: "Bad", text: "<its repr raised ValueError>" },
    slow: { kind: "object", type: "Slow", text: "<its repr took longer than 1 s>" },
    text: { kind: "object", type: "Text", text: "'t'" },
    day: { kind: "object", type: "datetime.date", text: "datetime.date(2024, 2, 29)" },
  });
  expect(textOf((await runner(target)("print('goes on')")).outputs)).toBe("goes on\n");
});
