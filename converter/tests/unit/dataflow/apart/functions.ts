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
