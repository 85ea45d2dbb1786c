// %% [case]
const o = { n: 1 };
const c = Object.assign({}, { o });
// %%
c.o.n = 2;
// %%
o;

// %% [case]
const o = { a: [1] };
const c = { ...o };
// %%
c.a.push(2);
// %%
o;

// %% [case]
const o: any = { n: 1 };
// %%
Object.freeze(o);
// %%
try {
  o.n = 2;
} catch {}
console.log(o);

// %% [case]
let n = 0;
const o: any = {};
Object.defineProperty(o, "x", {
  get() {
    return ++n;
  },
});
// %%
o.x;
// %%
n;

// %% [case]
let n = 0;
const o: any = {};
Object.defineProperty(o, "x", {
  set(v) {
    n = v;
  },
});
// %%
o.x = 5;
// %%
n;

// %% [case]
let n = 0;
const o: any = Object.create(
  {},
  {
    x: {
      get() {
        return ++n;
      },
    },
  },
);
// %%
o.x;
// %%
n;

// %% [case]
let n = 0;
const o: any = {};
o.__defineGetter__("x", () => ++n);
// %%
o.x;
// %%
n;

// %% [case]
let n = 0;
const o = {
  get x() {
    return ++n;
  },
};
// %%
o.x;
// %%
n;

// %% [case]
let n = 0;
const o: any = {};
// %%
o.toString = () => {
  n++;
  return "x";
};
// %%
`${o}`;

// %% [case]
let n = 0;
const o: any = {};
o.toString = () => {
  n++;
  return "x";
};
// %%
`${o}`;
// %%
n;

// %% [case]
let n = 0;
const o: any = {};
o[Symbol.iterator] = function* () {
  n++;
  yield 1;
};
// %%
[...o];
// %%
n;

// %% [case]
let n = 0;
const o: any = {};
o.valueOf = () => ++n;
// %%
o * 1;
// %%
n;

// %% [case]
let n = 0;
const o: any = {};
o.toJSON = () => ++n;
// %%
JSON.stringify(o);
// %%
n;

// %% [case]
const p = { v: [1] };
const o: any = { __proto__: p };
// %%
o.v.push(2);
// %%
p;

// %% [case]
const p: any = { v: 1 };
const o = Object.create(p);
// %%
p.v = 2;
// %%
o.v;

// %% [case]
const e = new Error("x", { cause: { n: 1 } });
const o: any = e.cause;
// %%
(e.cause as any).n = 2;
// %%
o;

// %% [case]
const o = { n: 1 };
const e = new Error("x", { cause: o });
// %%
(e.cause as any).n = 2;
// %%
o;

// %% [case]
const o = { n: 1 };
const e = new AggregateError([o]);
// %%
(e.errors[0] as any).n = 2;
// %%
o;

// %% [case]
const o: any = {};
// %%
o.a = 1;
// %%
Object.keys(o);

// %% [case]
const o: any = {};
// %%
o["a" + 1] = 1;
// %%
o.hasOwnProperty("a1");

// %% [case]
const o: any = {};
const k = "a";
o[k] = () => {
  n++;
};
let n = 0;
// %%
o.a();
// %%
n;

// %% [case]
const o: any = { n: 0 };
o.inc = function () {
  o.n++;
};
// %%
o.inc();
// %%
o.n;

// %% [case]
const o = {
  n: 0,
  inc() {
    this.n++;
    return this;
  },
};
// %%
o.inc().inc();
// %%
o.n;

// %% [case]
const o = {
  n: 0,
  inc() {
    this.n++;
  },
};
const { inc } = o;
// %%
inc.call(o);
// %%
o.n;

// %% [case]
const o = {
  n: 0,
  inc() {
    this.n++;
  },
};
const f = o.inc.bind(o);
// %%
f();
// %%
o.n;

// %% [case]
const o = {
  n: 0,
  inc() {
    this.n++;
  },
};
const p = { ...o };
// %%
p.inc();
// %%
p.n;

// %% [case]
const o = {
  n: 0,
  inc() {
    this.n++;
  },
};
const fs = [o.inc.bind(o)];
// %%
fs.forEach((f) => f());
// %%
o.n;

// %% [case]
const base = {
  n: 0,
  inc() {
    this.n++;
  },
};
const o = Object.create(base);
// %%
o.inc();
// %%
o.n;

// %% [case]
const a = { log: [] as any[] };
const o = {
  a,
  add(x: any) {
    this.a.log.push(x);
  },
};
// %%
o.add(1);
// %%
a.log;

// %% [case]
const o = {
  a: { n: 0 },
  get() {
    return this.a;
  },
};
// %%
o.get().n = 5;
// %%
o.a;

// %% [case]
const o = {
  list: [3, 1, 2],
  top() {
    return this.list.sort()[0];
  },
};
// %%
o.top();
// %%
o.list;

// %% [case]
const o = {
  nested: {
    inc() {
      n++;
    },
  },
};
let n = 0;
// %%
o.nested.inc();
// %%
n;

// %% [case]
const api = {
  handlers: {} as any,
  on(k: string, f: any) {
    (this.handlers[k] ??= []).push(f);
  },
  emit(k: string) {
    this.handlers[k]?.forEach((f: any) => f());
  },
};
let n = 0;
api.on("x", () => n++);
// %%
api.emit("x");
// %%
n;

// %% [case]
const store = {
  state: { n: 0 },
  dispatch(a: any) {
    this.state = { ...this.state, ...a };
  },
};
// %%
store.dispatch({ n: 2 });
// %%
store.state;

// %% [case]
const o = {
  x: 1,
  toString() {
    return "o" + this.x;
  },
};
// %%
o.x = 2;
// %%
`${o}`;

// %% [case]
const o: any = { f: null };
let n = 0;
// %%
o.f = () => ++n;
// %%
o.f?.();

// %% [case]
const o: any = {
  f() {
    return 1;
  },
};
// %%
o.f = () => 2;
// %%
o.f();

// %% [case]
const o: any = {
  f() {
    return 1;
  },
};
const g = () => o.f();
// %%
o.f = () => 2;
// %%
g();

// %% [case]
const mixin = {
  hi() {
    (this as any).n = 1;
  },
};
const o: any = Object.assign({ n: 0 }, mixin);
// %%
o.hi();
// %%
o.n;

// %% [case]
const o: any = { a: 1 };
const keys = () => Object.keys(o);
// %%
o.b = 1;
// %%
keys();

// %% [case]
const o: any = { a: 1 };
// %%
o["b" + 1] = 2;
// %%
JSON.stringify(o);

// %% [case]
const o: any = { list: [] };
const { list } = o;
// %%
list.push(1);
// %%
o;

// %% [case]
const o: any = { a: { b: { c: 1 } } };
const f = (x: any) => x.b;
// %%
f(o.a).c = 2;
// %%
o.a.b.c;

// %% [case]
const o: any = { a: 1 };
// %%
for (const k in o) delete o[k];
// %%
o;

// %% [case]
const o: any = { a: 1 };
// %%
Object.entries(o).forEach(([k]) => {
  o[k] = 5;
});
// %%
o;

// %% [case]
const o: any = { a: 1 };
const set = (t: any, k: string, v: any) => {
  t[k] = v;
};
// %%
set(o, "a", 2);
// %%
o.a;

// %% [case]
const o: any = { a: 1 };
const set = (t: any, path: string[], v: any) =>
  path.reduce((x, k, i) => (i === path.length - 1 ? (x[k] = v) : x[k]), t);
// %%
set(o, ["a"], 2);
// %%
o.a;

// %% [case]
const o: any = { a: 1 };
const ref = { current: o };
// %%
ref.current.a = 2;
// %%
o.a;

// %% [case]
const o: any = { a: 1 };
const ref: any = { current: null };
ref.current = o;
// %%
ref.current.a++;
// %%
o.a;

// %% [case]
const defaults = { a: 1 };
const make = (opts: any = {}) => ({ ...defaults, ...opts });
// %%
defaults.a = 2;
// %%
make();

// %% [case]
const o: any = {};
o.self = o;
o.n = 1;
// %%
o.self.self.n = 2;
// %%
o.n;

// %% [case]
const a: any = {},
  b: any = {};
a.b = b;
b.a = a;
a.n = 1;
// %%
b.a.n = 2;
// %%
a.n;

// %% [case]
const tree: any = { v: 1, kids: [{ v: 2, kids: [] }] };
const walk = (t: any, f: any) => {
  f(t);
  t.kids.forEach((k: any) => walk(k, f));
};
// %%
walk(tree, (t: any) => {
  t.v *= 2;
});
// %%
tree;

// %% [case]
const list: any = { v: 1, next: { v: 2, next: null } };
// %%
for (let p = list; p; p = p.next) p.v++;
// %%
list.next.v;

// %% [case]
const o: any = { n: 1 };
const w = new Proxy(o, {
  set(t: any, k, v) {
    t[k] = v * 2;
    return true;
  },
});
// %%
w.n = 5;
// %%
o.n;

// %% [case]
const handler = { get: (t: any, k: any) => (k in t ? t[k] : 0) };
const w: any = new Proxy({}, handler);
// %%
handler.get = () => 7;
// %%
w.x;

// %% [case]
const o: any = { n: 1 };
// %%
Reflect.deleteProperty(o, "n");
// %%
o;

// %% [case]
const o: any = { n: 1 };
// %%
Reflect.defineProperty(o, "m", { value: 2, enumerable: true });
// %%
o.m;

// %% [case]
const o: any = { n: 1 };
// %%
Object.defineProperties(o, { m: { value: 2 } });
// %%
o.m;

// %% [case]
const o: any = { n: 1 };
// %%
Object.setPrototypeOf(o, { m: 3 });
// %%
o.m;

// %% [case]
const o: any = { n: 1 };
// %%
Object.preventExtensions(o);
// %%
Object.isExtensible(o);

// %% [case]
const o: any = { n: 1 };
// %%
Object.seal(o);
// %%
Object.isSealed(o);

// %% [case]
const o: any = { n: 1 };
// %%
Object.freeze(o);
// %%
Object.isFrozen(o);

// %% [case]
const o: any = { a: { n: 1 } };
Object.freeze(o);
// %%
o.a.n = 2;
// %%
o;

// %% [case]
const s = Symbol("a");
const o: any = {};
// %%
o[s] = 1;
// %%
Object.getOwnPropertySymbols(o).length;

// %% [case]
const o: any = [1, 2];
o.extra = 1;
// %%
o.extra = 2;
// %%
o.extra;

// %% [case]
const o: any = { n: 1 };
const copy = JSON.parse(JSON.stringify(o));
// %%
o.n = 2;
// %%
JSON.stringify(o);

// %% [case]
const o: any = { n: 1 };
const get = () => ({ ...o });
// %%
o.n = 2;
// %%
get();

// %% [case]
const o: any = {
  valueOf() {
    return this.n;
  },
  n: 1,
};
// %%
o.n = 5;
// %%
o + 1;

// %% [case]
const o: any = { [Symbol.toPrimitive]: () => c };
let c = 1;
// %%
c = 2;
// %%
`${o}`;

// %% [case]
const o: any = {
  then(r: any) {
    r(c);
  },
};
let c = 1;
// %%
c = 2;
// %%
await o;

// %% [case]
const o = { a: 1, b: 2 };
const { a, ...rest } = o;
// %%
rest.b = 5;
// %%
rest;

// %% [case]
const o = Object.fromEntries(Object.entries({ a: [1] }).map(([k, v]) => [k, v]));
// %%
o.a.push(2);
// %%
o;

// %% [case]
const a = { n: 1 };
const b = structuredClone({ a });
const c = b.a;
// %%
c.n = 2;
// %%
b;

// %% [case]
const o = { a: { n: 1 } };
const { a: alias } = o;
const f = () => alias;
// %%
f().n = 2;
// %%
o;

// %% [case]
const o: any = { list: [{ n: 1 }] };
const first = o.list[0];
o.list = [];
// %%
first.n = 2;
// %%
first;

// %% [case]
const o: any = { n: 1 };
const hist: any[] = [];
const snap = () => hist.push({ ...o });
// %%
o.n = 2;
snap();
// %%
hist;

// %% [case]
const o: any = { n: 1 };
const hist: any[] = [];
const snap = () => hist.push(o);
// %%
snap();
o.n = 3;
// %%
hist;

// %% [case]
const reg = new Map<any, any>();
const key = {};
reg.set(key, { n: 1 });
// %%
reg.get(key).n = 2;
// %%
[...reg.values()];

// %% [case]
const cfg = Object.freeze({ nested: { n: 1 } });
// %%
cfg.nested.n = 2;
// %%
cfg;

// %% [case]
const o: any = { n: 1 };
const d = Object.getOwnPropertyDescriptors(o);
const p = Object.create({}, d);
p.z = { q: 1 };
// %%
p.z.q = 2;
// %%
p.z;

// %% [case]
const o: any = Object.create(null);
o.a = [1];
// %%
o.a.push(2);
// %%
o.a;

// %% [case]
const o: any = { a: [1] };
const e = Object.entries(o);
// %%
e[0][1].push(2);
// %%
o;

// %% [case]
const o: any = { a: 1 };
const ks = Object.keys(o);
// %%
o.b = 2;
ks.push("b");
// %%
ks.length;

// %% [case]
const o: any = { a: { b: {} } };
const set = (t: any, p: string, v: any) => {
  const ks = p.split(".");
  const l = ks.pop()!;
  ks.reduce((x, k) => (x[k] ??= {}), t)[l] = v;
};
// %%
set(o, "a.b.c", 1);
// %%
o;

// %% [case]
const merge = (t: any, s: any) => {
  for (const k in s) t[k] = typeof s[k] === "object" ? merge(t[k] ?? {}, s[k]) : s[k];
  return t;
};
const o: any = { a: { b: 1 } };
// %%
merge(o, { a: { b: 2 } });
// %%
o;

// %% [case]
const deep = (x: any): any =>
  Array.isArray(x)
    ? x.map(deep)
    : x && typeof x === "object"
      ? Object.fromEntries(Object.entries(x).map(([k, v]) => [k, deep(v)]))
      : x;
const o = { a: [1] };
const c = deep(o);
// %%
c.a.push(2);
// %%
c;

// %% [case]
const link = (a: any, b: any) => {
  a.next = b;
  b.prev = a;
};
const x: any = { n: 1 },
  y: any = { n: 2 };
link(x, y);
// %%
y.prev.n = 9;
// %%
x.n;

// %% [case]
const graph: any = { a: { to: [] }, b: { to: [] } };
graph.a.to.push(graph.b);
// %%
graph.a.to[0].seen = 1;
// %%
graph.b;

// %% [case]
const rows = [{ id: 1, tags: ["x"] }];
const byId = Object.fromEntries(rows.map((r) => [r.id, r]));
// %%
byId[1].tags.push("y");
// %%
rows;

// %% [case]
const rows = [
  { g: "a", v: 1 },
  { g: "b", v: 2 },
];
const groups = rows.reduce((m: any, r) => {
  (m[r.g] ??= []).push(r);
  return m;
}, {});
// %%
groups.a[0].v = 9;
// %%
rows;

// %% [case]
const rows = [{ v: 1 }];
const sorted = [...rows].sort((a, b) => a.v - b.v);
// %%
sorted[0].v = 9;
// %%
rows;

// %% [case]
const rows = [{ v: 1 }];
const page = rows.slice(0, 1);
// %%
page[0].v = 9;
// %%
rows;

// %% [case]
const rows = [{ v: 1 }];
const enriched = rows.map((r) => ({ ...r, w: 1 }));
let use = rows;
// %%
use = enriched as any;
// %%
use;

// %% [case]
const rows = [{ v: [1] }];
const enriched = rows.map((r) => ({ ...r, w: 1 }));
// %%
enriched[0].v.push(2);
// %%
rows;

// %% [case]
const table = [
  ["a", 1],
  ["b", 2],
] as any[];
const [head, ...body] = table;
// %%
body[0][1] = 9;
// %%
table;

// %% [case]
const cols = { a: [1, 2], b: [3, 4] };
const zip = cols.a.map((_, i) => ({ a: cols.a[i], b: cols.b[i] }));
// %%
cols.a[0] = 9;
// %%
cols;

// %% [case]
const s = JSON.stringify;
const o: any = {
  n: 1,
  toJSON() {
    return this.n + k;
  },
};
let k = 1;
// %%
k = 5;
// %%
s(o);
