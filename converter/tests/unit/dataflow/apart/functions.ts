// %% [case]
let n = 0;
const f = (x: number) => x * 2;
// %%
f(2);
// %%
n;

// %% [case]
const f = (x: number) => x * 2;
const g = (x: number) => x * 3;
// %%
f(2);
// %%
g(2);

// %% [case]
const a = [3, 1];
const f = (x: number, i: number, all: number[]) => x + all.length;
const b = [1];
// %%
a.map(f);
// %%
b;

// %% [case]
let n = 0;
class A {
  #v = 1;
  set v(x: number) {
    this.#v = x;
  }
  get v() {
    return this.#v;
  }
}
const a = new A(),
  b = new A();
// %%
console.log(a.v);
// %%
b.v;

// %% [case]
class A {
  static make() {
    return new A();
  }
  n = 1;
}
const a = A.make(),
  b = A.make();
// %%
a.n;
// %%
b.n;

// %% [case]
class P {
  constructor(public x: number) {}
  toString() {
    return `P${this.x}`;
  }
}
const p = new P(1),
  q = new P(2);
// %%
`${p}`;
// %%
`${q}`;

// %% [case]
class P {
  constructor(public x: number) {}
  toJSON() {
    return { x: this.x };
  }
}
const p = new P(1);
// %%
JSON.stringify(p);
// %%
JSON.stringify([p]);

// %% [case]
class P {
  constructor(public x: number) {}
  valueOf() {
    return this.x;
  }
}
const p = new P(1),
  q = new P(2);
// %%
p < q;
// %%
+p;

// %% [case]
class R {
  constructor(public n: number) {}
  *[Symbol.iterator]() {
    for (let i = 0; i < this.n; i++) yield i;
  }
}
const r = new R(2);
// %%
[...r];
// %%
[...r].length;

// %% [case]
const mk = () => {
  let c = 0;
  return () => ++c;
};
const f = mk();
const xs = [1];
// %%
f();
// %%
xs;

// %% [case]
function* g() {
  yield 1;
}
// %%
[...g()];
// %%
[...g()];

// %% [case]
const fs = { add: (a: number, b: number) => a + b };
const xs = [1];
// %%
fs.add(1, 2);
// %%
xs;

// %% [case]
class Box {
  constructor(public v: any) {}
}
const a = new Box([1]),
  b = new Box([2]);
// %%
a.v.push(3);
// %%
b.v;

// %% [case]
const o = {
    n: 1,
    inc() {
      this.n++;
    },
  },
  p = {
    n: 1,
    inc() {
      this.n++;
    },
  };
// %%
o.inc();
// %%
p.n;

// %% [case]
const counter = () => {
  let n = 0;
  return { inc: () => ++n, get: () => n };
};
const a = counter(),
  b = counter();
// %%
a.inc();
// %%
b.get();

// %% [case]
const memo = (f: any) => {
  const c = new Map();
  return (k: any) => c.get(k) ?? (c.set(k, f(k)), c.get(k));
};
const f = memo((x: any) => x * 2);
const xs = [1];
// %%
f(2);
// %%
xs;

// %% [case]
class Log {
  static lines: string[] = [];
  static add(s: string) {
    this.lines.push(s);
  }
}
const xs = [1];
// %%
Log.add("a");
// %%
xs;

// %% [case]
const pick = ({ a }: any) => a;
const o = { a: { n: 1 } },
  p = { a: { n: 1 } };
const x = pick(o),
  y = pick(p);
// %%
x.n = 2;
// %%
p;
