// %% [case]
const o = { n: 1 };
const w = new WeakMap();
w.set(o, [1]);
// %%
w.get(o).push(2);
// %%
w.get(o);

// %% [case]
const o = { n: 1 };
const w = new WeakMap([[o, [1]]]);
// %%
w.set(o, [5]);
// %%
w.get(o);

// %% [case]
const o = { n: 1 };
const w = new WeakRef(o);
// %%
w.deref()!.n = 2;
// %%
o;

// %% [case]
const a = [1];
const o = Object.fromEntries([["a", a]]);
// %%
o.a.push(2);
// %%
a;

// %% [case]
const a = [{ k: 1, n: 1 }];
const g = Object.groupBy(a, (x) => x.k);
// %%
(g[1] as any)[0].n = 2;
// %%
a;

// %% [case]
const a = [{ k: 1, n: 1 }];
const g = Map.groupBy(a, (x) => x.k);
// %%
g.get(1)![0].n = 2;
// %%
a;

// %% [case]
const a = [{ n: 1 }];
const b = a.concat([{ n: 2 }]);
// %%
b[0].n = 5;
// %%
a;

// %% [case]
const a = [{ n: 1 }];
const b = [...a.entries()];
// %%
b[0][1].n = 5;
// %%
a;

// %% [case]
const a = [{ n: 1 }];
const b = a.with(0, a[0]);
// %%
b[0].n = 5;
// %%
a;

// %% [case]
const a = [{ n: 1 }];
const b = a.toSpliced(0, 0);
// %%
b[0].n = 5;
// %%
a;

// %% [case]
const a = [{ n: 1 }];
const b = a.splice(0, 1);
// %%
b[0].n = 5;
// %%
b;

// %% [case]
const a = [{ n: 1 }];
const o = a.at(0)!;
// %%
o.n = 5;
// %%
a;

// %% [case]
const a = [{ n: 1 }];
const o = a.find((x) => x.n == 1)!;
// %%
o.n = 5;
// %%
a;

// %% [case]
const a = [{ n: 1 }];
const o = a.filter((x) => x.n == 1);
// %%
o[0].n = 5;
// %%
a;

// %% [case]
const a = [{ n: 1 }];
const o = a.reduce((m, x) => ({ ...m, [x.n]: x }), {} as any);
// %%
o[1].n = 5;
// %%
a;

// %% [case]
const a = [{ n: 1 }];
const o = a.reduce((m, x) => m.set(x.n, x), new Map());
// %%
o.get(1).n = 5;
// %%
a;

// %% [case]
const m = new Map([[1, 1]]);
const it = m.keys();
// %%
m.set(2, 2);
// %%
[...it];

// %% [case]
const m = new Map([[1, 1]]);
// %%
for (const [k] of m) m.delete(k);
// %%
m.size;

// %% [case]
const s = new Set([1]);
const u = s.union(new Set([2]));
// %%
s.add(5);
// %%
s.size;
