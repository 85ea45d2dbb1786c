import { beforeAll, expect, test } from "vitest";
import { createConverter } from "../../../src/index.js";
import type { Converter, Plan } from "../../../src/index.js";

let converter: Converter;

beforeAll(async () => {
  converter = await createConverter();
});

async function planOf(cells: readonly string[]): Promise<Plan> {
  const text = JSON.stringify({
    cells: cells.map((source) => ({
      cell_type: "code",
      metadata: {},
      source,
      outputs: [],
      execution_count: null,
    })),
    metadata: { kernelspec: { name: "deno", display_name: "Deno", language: "typescript" } },
    nbformat: 4,
    nbformat_minor: 4,
  });
  const notebook = converter.read(text);
  await converter.prepare(notebook);
  return converter.plan(notebook, { group: "cell" });
}

/** Whether a chain of dependencies leads from the one cell to the other. */
function leads({ dependencies }: Plan, from: number, to: number): boolean {
  return dependencies.some(
    (one) => one.from === from && (one.to === to || leads({ dependencies } as Plan, one.to, to)),
  );
}

/** Of three cells, whether the third waits for the second. */
async function secondLeadsOn(cells: readonly string[]): Promise<boolean> {
  return leads(await planOf(cells), 2, 3);
}

/** In each the second cell changes what the third sees, whatever way the first made them one. */
test.each([
  [
    "a method that changes and gives back its array",
    "const a = [2, 1]; const b = a.sort();",
    "b.push(3);",
    "a",
  ],
  ["an object's property", "const a: number[] = []; const o = { a };", "o.a.push(1);", "a"],
  ["an object in an array", "const o = { n: 1 }; const list = [o];", "list[0].n = 2;", "o.n"],
  ["a map's value", "const v = [1]; const m = new Map([['k', v]]);", "m.get('k')!.push(2);", "v"],
  [
    "a map's value by its entries",
    "const v = [1]; const m = new Map([['k', v]]);",
    "for (const [, x] of m) x.push(2);",
    "v",
  ],
  [
    "an object's entries",
    "const v = [1]; const o = { v };",
    "for (const [, x] of Object.entries(o)) x.push(2);",
    "v",
  ],
  ["a spread copy's parts", "const v = [1]; const o = { v }; const p = { ...o };", "p.v.push(2);", "v"],
  ["a copied object's objects", "const o = { a: { n: 1 } }; const p = { ...o };", "p.a.n = 2;", "o"],
  ["an object's object in another", "const o = { a: { n: 1 } }; const p = { z: o.a };", "p.z.n = 2;", "o"],
  [
    "what an asynchronous function gives",
    "const rows = [1]; async function f() { return rows; }\nconst r = await f();",
    "r.push(2);",
    "rows",
  ],
  ["an array taken apart", "const v = [1]; const all = [v]; const [w] = all;", "w.push(2);", "v"],
  [
    "an object taken apart, with a default",
    "const v = [1]; const { x = v } = {} as { x?: number[] };",
    "x.push(2);",
    "v",
  ],
  ["a closure", "let n = 0; const next = () => { n += 1; return n; };", "next();", "n"],
  ["a function declared after its use", "let n = 0; go(); function go() { n++; }", "go();", "n"],
  [
    "a nested function",
    "let n = 0; function outer() { function inner() { n = 5; } inner(); }",
    "outer();",
    "n",
  ],
  ["a default parameter", "const v: number[] = []; function add(to = v) { to.push(1); }", "add();", "v"],
  [
    "a rest parameter",
    "const v: number[] = []; function add(...to: number[][]) { to[0].push(1); }",
    "add(v);",
    "v",
  ],
  [
    "a callback",
    "const seen: number[] = []; const rows = [1, 2];",
    "rows.forEach((row) => seen.push(row));",
    "seen",
  ],
  [
    "a callback that takes the array itself",
    "const rows = [1, 2];",
    "rows.map((row, at, all) => (all[at] = 0));",
    "rows",
  ],
  [
    "an accumulator",
    "const out: number[] = []; const rows = [1];",
    "rows.reduce((all, row) => { all.push(row); return all; }, out);",
    "out",
  ],
  [
    "a field of a class",
    "const v: number[] = []; class Box { items = v; add() { this.items.push(1); } } const box = new Box();",
    "box.add();",
    "v",
  ],
  [
    "a parameter property",
    "const v: number[] = []; class Box { constructor(private items: number[]) {} add() { this.items.push(1); } } const box = new Box(v);",
    "box.add();",
    "v",
  ],
  [
    "a base class",
    "const v: number[] = []; class A { add() { v.push(1); } } class B extends A {} const b = new B();",
    "b.add();",
    "v",
  ],
  [
    "super",
    "const v: number[] = []; class A { add() { v.push(1); } } class B extends A { add() { super.add(); } } const b = new B();",
    "b.add();",
    "v",
  ],
  [
    "a getter",
    "const v: number[] = []; class A { get size() { v.push(1); return 1; } } const a = new A();",
    "a.size;",
    "v",
  ],
  [
    "a setter",
    "const v: number[] = []; class A { set size(n: number) { v.push(n); } } const a = new A();",
    "a.size = 1;",
    "v",
  ],
  ["a static method", "const v: number[] = []; class A { static add() { v.push(1); } }", "A.add();", "v"],
  ["a method of an object", "const o = { n: 0, add() { this.n++; } };", "o.add();", "o.n"],
  [
    "a function with its own this",
    "function Old(this: any) { this.n = 1; } const all: any[] = [];",
    "Old.call(all);",
    "all",
  ],
  [
    "a generator",
    "const v: number[] = []; function* make() { v.push(1); yield 1; }",
    "for (const _ of make()) { /* runs it */ }",
    "v",
  ],
  [
    "an async function",
    "const v: number[] = []; const add = async () => { v.push(1); };",
    "await add();",
    "v",
  ],
  [
    "text made of an object",
    "let n = 0; class A { toString() { n++; return 'a'; } } const a = new A();",
    "const s = `${a}`;",
    "n",
  ],
  [
    "an object that is shown",
    "let n = 0; class A { [Symbol.for('Jupyter.display')]() { n++; return {}; } } const a = new A();",
    "a",
    "n",
  ],
  [
    "a tag",
    "const v: number[] = []; const tag = (parts: TemplateStringsArray, x: number[]) => x.push(1);",
    "tag`${v}`;",
    "v",
  ],
  ["delete", "const o: { n?: number } = { n: 1 };", "delete o.n;", "o"],
  ["a logical assignment", "let a: number | undefined;", "a ??= 3;", "a"],
  ["an assignment that may be passed by", "let a = 1; const b = Math.random() > 2;", "b && (a = 2);", "a"],
  ["a swap", "let a = 1, b = 2;", "[a, b] = [b, a];", "a"],
  ["var in a block", "var a = 1;", "if (Math.random() >= 0) { var a = 2; }", "a"],
  ["a loop's variable that is outside", "let i = 0;", "for (i = 1; i < 3; i++) {}", "i"],
  [
    "what something unknown was handed",
    "import { keep } from 'npm:x'; const v: number[] = []; keep(v);",
    "keep.last.push(1);",
    "v",
  ],
  ["Object.assign", "const o: Record<string, number> = {};", "Object.assign(o, { a: 1 });", "o"],
  ["the global object", "var a = 1;", "(globalThis as any).a = 2;", "a"],
  ["eval", "var a = 1;", "eval('a = 2');", "a"],
  [
    "a caught error",
    "const v: number[] = []; const fail = () => { throw { v }; };",
    "try { fail(); } catch (e) { (e as any).v.push(1); }",
    "v",
  ],
])("what changes through %s is seen behind the change", async (_, ...cells) => {
  expect(await secondLeadsOn(cells)).toBe(true);
});

/** In each the second cell runs code that the first made, without calling it. */
test.each([
  ["a getter", "let n = 0; const o = { get x() { return ++n; } };", "o.x;", "n"],
  ["a proxy", "const log = []; const p = new Proxy({}, { get: () => log.push(1) });", "p.a;", "log"],
  ["awaiting", "let n = 0; async function f() { await 0; n = 1; }\nconst p = f();", "await p;", "n"],
])("%s runs code that is seen behind it", async (_, ...cells) => {
  expect(await secondLeadsOn(cells)).toBe(true);
});

test.each([
  ["a block's own variable", "const i = 1;", "for (let i = 0; i < 2; i++) {}", "i"],
  ["a parameter of the same name", "const a = [1];", "const f = (a: number[]) => a.length; f([2]);", "a"],
  ["a copy", "const a = [1]; const b = [...a];", "b.push(2);", "a"],
  ["a type", "interface Row { n: number }", "const a: Row = { n: 1 };", "const b: Row = { n: 2 };"],
])("%s makes no dependency", async (_, ...cells) => {
  expect(await secondLeadsOn(cells)).toBe(false);
});

test.each([
  ["`performance.now()`", "const t = performance.now();", "console.log(performance.now() - t)"],
  ["dates", "const t = new Date();", "console.log(new Date().getTime() - t.getTime())"],
  ["`console.time`", "console.time('all')", "console.timeEnd('all')"],
])("a time measured by %s is that of the cells between", async (_, start, end) => {
  const plan = await planOf([start, "const squares = [1, 4, 9];", end]);
  expect(leads(plan, 1, 2) && leads(plan, 2, 3)).toBe(true);
});

/** Arithmetic makes numbers of its operands, so nothing takes from them; `valueOf` may do what it likes. */
test("a number computed of an object's part does not tie cells together, and its `valueOf` does", async () => {
  const free = await planOf([
    "const x = JSON.parse(text);",
    "console.log(x.y * 2);",
    "console.log(x.y - 1);",
  ]);
  expect(leads(free, 2, 3)).toBe(false);
  const tied = await planOf([
    "let n = 0;\nconst x = { valueOf() { n += 1; return n; } };",
    "console.log(x * 2);",
    "console.log(n);",
  ]);
  expect(leads(tied, 2, 3)).toBe(true);
});
