// %% [case]
// a method that changes and gives back its array
const a = [2, 1];
const b = a.sort();
// %%
b.push(3);
// %%
a;

// %% [case]
// an object's property
const a: number[] = [];
const o = { a };
// %%
o.a.push(1);
// %%
a;

// %% [case]
// an object in an array
const o = { n: 1 };
const list = [o];
// %%
list[0].n = 2;
// %%
o.n;

// %% [case]
// a map's value
const v = [1];
const m = new Map([["k", v]]);
// %%
m.get("k")!.push(2);
// %%
v;

// %% [case]
// a map's value by its entries
const v = [1];
const m = new Map([["k", v]]);
// %%
for (const [, x] of m) x.push(2);
// %%
v;

// %% [case]
// an object's entries
const v = [1];
const o = { v };
// %%
for (const [, x] of Object.entries(o)) x.push(2);
// %%
v;

// %% [case]
// a spread copy's parts
const v = [1];
const o = { v };
const p = { ...o };
// %%
p.v.push(2);
// %%
v;

// %% [case]
// a copied object's objects
const o = { a: { n: 1 } };
const p = { ...o };
// %%
p.a.n = 2;
// %%
o;

// %% [case]
// an object's object in another
const o = { a: { n: 1 } };
const p = { z: o.a };
// %%
p.z.n = 2;
// %%
o;

// %% [case]
// what an asynchronous function gives
const rows = [1];
async function f() {
  return rows;
}
const r = await f();
// %%
r.push(2);
// %%
rows;

// %% [case]
// an array taken apart
const v = [1];
const all = [v];
const [w] = all;
// %%
w.push(2);
// %%
v;

// %% [case]
// an object taken apart, with a default
const v = [1];
const { x = v } = {} as { x?: number[] };
// %%
x.push(2);
// %%
v;

// %% [case]
// a closure
let n = 0;
const next = () => {
  n += 1;
  return n;
};
// %%
next();
// %%
n;

// %% [case]
// a function declared after its use
let n = 0;
go();
function go() {
  n++;
}
// %%
go();
// %%
n;

// %% [case]
// a nested function
let n = 0;
function outer() {
  function inner() {
    n = 5;
  }
  inner();
}
// %%
outer();
// %%
n;

// %% [case]
// a default parameter
const v: number[] = [];
function add(to = v) {
  to.push(1);
}
// %%
add();
// %%
v;

// %% [case]
// a rest parameter
const v: number[] = [];
function add(...to: number[][]) {
  to[0].push(1);
}
// %%
add(v);
// %%
v;

// %% [case]
// a callback
const seen: number[] = [];
const rows = [1, 2];
// %%
rows.forEach((row) => seen.push(row));
// %%
seen;

// %% [case]
// a callback that takes the array itself
const rows = [1, 2];
// %%
rows.map((row, at, all) => (all[at] = 0));
// %%
rows;

// %% [case]
// an accumulator
const out: number[] = [];
const rows = [1];
// %%
rows.reduce((all, row) => {
  all.push(row);
  return all;
}, out);
// %%
out;

// %% [case]
// a field of a class
const v: number[] = [];
class Box {
  items = v;
  add() {
    this.items.push(1);
  }
}
const box = new Box();
// %%
box.add();
// %%
v;

// %% [case]
// a parameter property
const v: number[] = [];
class Box {
  constructor(private items: number[]) {}
  add() {
    this.items.push(1);
  }
}
const box = new Box(v);
// %%
box.add();
// %%
v;

// %% [case]
// a base class
const v: number[] = [];
class A {
  add() {
    v.push(1);
  }
}
class B extends A {}
const b = new B();
// %%
b.add();
// %%
v;

// %% [case]
// super
const v: number[] = [];
class A {
  add() {
    v.push(1);
  }
}
class B extends A {
  add() {
    super.add();
  }
}
const b = new B();
// %%
b.add();
// %%
v;

// %% [case]
// a getter
const v: number[] = [];
class A {
  get size() {
    v.push(1);
    return 1;
  }
}
const a = new A();
// %%
a.size;
// %%
v;

// %% [case]
// a setter
const v: number[] = [];
class A {
  set size(n: number) {
    v.push(n);
  }
}
const a = new A();
// %%
a.size = 1;
// %%
v;

// %% [case]
// a static method
const v: number[] = [];
class A {
  static add() {
    v.push(1);
  }
}
// %%
A.add();
// %%
v;

// %% [case]
// a method of an object
const o = {
  n: 0,
  add() {
    this.n++;
  },
};
// %%
o.add();
// %%
o.n;

// %% [case]
// a function with its own this
function Old(this: any) {
  this.n = 1;
}
const all: any[] = [];
// %%
Old.call(all);
// %%
all;

// %% [case]
// a generator
const v: number[] = [];
function* make() {
  v.push(1);
  yield 1;
}
// %%
for (const _ of make()) {
  /* runs it */
}
// %%
v;

// %% [case]
// an async function
const v: number[] = [];
const add = async () => {
  v.push(1);
};
// %%
await add();
// %%
v;

// %% [case]
// text made of an object
let n = 0;
class A {
  toString() {
    n++;
    return "a";
  }
}
const a = new A();
// %%
const s = `${a}`;
// %%
n;

// %% [case]
// an object that is shown
let n = 0;
class A {
  [Symbol.for("Jupyter.display")]() {
    n++;
    return {};
  }
}
const a = new A();
// %%
a;
// %%
n;

// %% [case]
// a tag
const v: number[] = [];
const tag = (parts: TemplateStringsArray, x: number[]) => x.push(1);
// %%
tag`${v}`;
// %%
v;

// %% [case]
// delete
const o: { n?: number } = { n: 1 };
// %%
delete o.n;
// %%
o;

// %% [case]
// a logical assignment
let a: number | undefined;
// %%
a ??= 3;
// %%
a;

// %% [case]
// an assignment that may be passed by
let a = 1;
const b = Math.random() > 2;
// %%
b && (a = 2);
// %%
a;

// %% [case]
// a swap
let a = 1,
  b = 2;
// %%
[a, b] = [b, a];
// %%
a;

// %% [case]
// var in a block
var a = 1;
// %%
if (Math.random() >= 0) {
  var a = 2;
}
// %%
a;

// %% [case]
// a loop's variable that is outside
let i = 0;
// %%
for (i = 1; i < 3; i++) {}
// %%
i;

// %% [case]
// what something unknown was handed
import { keep } from "npm:x";
const v: number[] = [];
keep(v);
// %%
keep.last.push(1);
// %%
v;

// %% [case]
// Object.assign
const o: Record<string, number> = {};
// %%
Object.assign(o, { a: 1 });
// %%
o;

// %% [case]
// the global object
var a = 1;
// %%
(globalThis as any).a = 2;
// %%
a;

// %% [case]
// eval
var a = 1;
// %%
eval("a = 2");
// %%
a;

// %% [case]
// a caught error
const v: number[] = [];
const fail = () => {
  throw { v };
};
// %%
try {
  fail();
} catch (e) {
  (e as any).v.push(1);
}
// %%
v;

// %% [case]
// a getter
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
// a proxy
const log = [];
const p = new Proxy({}, { get: () => log.push(1) });
// %%
p.a;
// %%
log;

// %% [case]
// awaiting
let n = 0;
async function f() {
  await 0;
  n = 1;
}
const p = f();
// %%
await p;
// %%
n;
