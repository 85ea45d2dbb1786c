// %% [case]
let n = 0;
class A {
  static get x() {
    return ++n;
  }
}
// %%
A.x;
// %%
n;

// %% [case]
let n = 0;
class A {
  static set x(v: number) {
    n = v;
  }
}
// %%
A.x = 4;
// %%
n;

// %% [case]
let n = 0;
class A {
  static [Symbol.hasInstance]() {
    n++;
    return true;
  }
}
// %%
({}) instanceof A;
// %%
n;

// %% [case]
let n = 0;
class A {
  toJSON() {
    return ++n;
  }
}
const a = new A();
// %%
JSON.stringify({ a });
// %%
n;

// %% [case]
let n = 0;
class A {
  toJSON() {
    return ++n;
  }
}
const a = new A();
// %%
JSON.stringify([[a]]);
// %%
n;

// %% [case]
let n = 0;
class A {
  toString() {
    n++;
    return "a";
  }
}
const a = [new A()];
// %%
a.join();
// %%
n;

// %% [case]
let n = 0;
class A {
  toString() {
    n++;
    return "a";
  }
}
const a = [new A()];
// %%
"" + a;
// %%
n;

// %% [case]
let n = 0;
class A {
  toString() {
    n++;
    return "a";
  }
}
const a = [new A()];
// %%
String(a);
// %%
n;

// %% [case]
let n = 0;
class A {
  toString() {
    n++;
    return "a";
  }
}
const a = [new A(), new A()];
// %%
a.sort();
// %%
n;

// %% [case]
let n = 0;
class A {
  valueOf() {
    return ++n;
  }
}
const a = new A(),
  b = new A();
// %%
a < b;
// %%
n;

// %% [case]
let n = 0;
class A {
  [Symbol.toPrimitive]() {
    return ++n;
  }
}
const a = new A();
// %%
+a;
// %%
n;

// %% [case]
let n = 0;
class A {
  get [Symbol.toStringTag]() {
    n++;
    return "A";
  }
}
const a = new A();
// %%
console.log([a]);
// %%
n;

// %% [case]
let n = 0;
class A {
  *[Symbol.iterator]() {
    n++;
    yield 1;
  }
}
const a = new A();
// %%
const [z] = a;
// %%
n;

// %% [case]
let n = 0;
class A {
  then(r: any) {
    n++;
    r(1);
  }
}
const a = new A();
// %%
await a;
// %%
n;

// %% [case]
let n = 0;
class A {
  then(r: any) {
    n++;
    r(1);
  }
}
const a = new A();
// %%
await Promise.all([a]);
// %%
n;

// %% [case]
let n = 0;
class A {
  then(r: any) {
    n++;
    r(1);
  }
}
const a = new A();
// %%
await Promise.resolve(a);
// %%
n;

// %% [case]
class A {
  f() {
    return 1;
  }
}
const a = new A();
// %%
A.prototype.f = () => 2;
// %%
a.f();

// %% [case]
class A {}
const a: any = new A();
// %%
(A.prototype as any).f = () => 2;
// %%
a.f?.();

// %% [case]
class A {
  static n = 0;
}
// %%
A.n++;
// %%
A.n;

// %% [case]
class A {
  static #n = 0;
  static inc() {
    return ++A.#n;
  }
}
// %%
A.inc();
// %%
A.inc();

// %% [case]
class A {
  #n = 0;
  inc() {
    return ++this.#n;
  }
}
const a = new A();
// %%
a.inc();
// %%
a.inc();

// %% [case]
class A {
  static n = 0;
  static inc() {
    this.n++;
  }
}
// %%
A.inc();
// %%
A.n;

// %% [case]
let n = 0;
class A {
  set x(v: number) {
    n = v;
  }
}
class B extends A {}
const b = new B();
// %%
b.x = 3;
// %%
n;

// %% [case]
let n = 0;
class R {
  [Symbol.dispose]() {
    n++;
  }
}
// %%
{
  using r = new R();
}
// %%
n;

// %% [case]
let n = 0;
class A {
  constructor() {
    n++;
  }
}
// %%
Reflect.construct(A, []);
// %%
n;

// %% [case]
let n = 0;
class A {
  constructor() {
    n++;
  }
}
const a = new A();
// %%
new (a.constructor as any)();
// %%
n;

// %% [case]
let n = 0;
class A {
  constructor() {
    n++;
  }
}
class B extends A {}
// %%
new B();
// %%
n;

// %% [case]
let n = 0;
class A {
  constructor() {
    n++;
  }
}
class B extends A {
  x = 1;
}
// %%
new B();
// %%
n;

// %% [case]
let n = 0;
class A {
  x = n++;
}
// %%
new A();
// %%
n;

// %% [case]
let n = 0;
const M = (B: any) =>
  class extends B {
    hi() {
      n++;
    }
  };
class C extends M(Object) {}
const c: any = new C();
// %%
c.hi();
// %%
n;

// %% [case]
const s = new (class extends Array<number> {})();
// %%
s.push(1);
// %%
s.length;

// %% [case]
class S extends Map<string, number[]> {}
const s = new S([["a", [1]]]);
// %%
s.get("a")!.push(2);
// %%
s.get("a");

// %% [case]
class S extends Set<number> {}
const s = new S();
// %%
s.add(1);
// %%
s.size;

// %% [case]
class E extends Error {
  data: any;
  constructor(m: string, d: any) {
    super(m);
    this.data = d;
  }
}
const o = { n: 1 };
const e = new E("x", o);
// %%
e.data.n = 2;
// %%
o;

// %% [case]
class C {
  items: any[] = [];
  add(x: any) {
    this.items.push(x);
    return this;
  }
}
const c = new C();
// %%
c.add(1).add(2);
// %%
c.items;

// %% [case]
class C {
  static all: any[] = [];
  constructor() {
    C.all.push(this);
  }
}
// %%
new C();
// %%
C.all.length;

// %% [case]
class C {
  static #inst: any;
  static get() {
    return (this.#inst ??= new C());
  }
  n = 0;
}
// %%
C.get().n = 5;
// %%
C.get().n;

// %% [case]
class C {
  static n = 0;
  static inc() {
    return ++this.n;
  }
}
class D extends C {}
// %%
D.inc();
// %%
[C.n, D.n];

// %% [case]
class C {
  static n = 0;
  static inc() {
    return ++C.n;
  }
}
class D extends C {
  static inc2() {
    return super.inc();
  }
}
// %%
D.inc2();
// %%
C.n;

// %% [case]
class C {
  static cfg = { a: 1 };
  get a() {
    return C.cfg.a;
  }
}
const c = new C();
// %%
C.cfg.a = 2;
// %%
c.a;

// %% [case]
class C {
  static {
    (globalThis as any).zz = 1;
  }
}
// %%
class D {
  static {
    (globalThis as any).zz = 2;
  }
}
// %%
(globalThis as any).zz;

// %% [case]
let n = 0;
class C {
  static {
    n++;
  }
}
// %%
class D {
  static {
    n += 5;
  }
}
// %%
n;

// %% [case]
class C {
  n = 0;
  get v() {
    return this.n;
  }
  set v(x) {
    this.n = x;
  }
}
const c = new C();
// %%
c.v = 4;
// %%
c.n;

// %% [case]
class C {
  n = 0;
  get v() {
    return this.n;
  }
  set v(x) {
    this.n = x;
  }
}
const c = new C();
// %%
c.v++;
// %%
c.n;

// %% [case]
class C {
  n = 0;
  set v(x: number) {
    this.n = x;
  }
}
const c = new C();
// %%
Object.assign(c, { v: 3 });
// %%
c.n;

// %% [case]
class C {
  #m = new Map();
  set(k: any, v: any) {
    this.#m.set(k, v);
  }
  get(k: any) {
    return this.#m.get(k);
  }
}
const c = new C();
// %%
c.set("a", 1);
// %%
c.get("a");

// %% [case]
class C {
  #m = new Map();
  get map() {
    return this.#m;
  }
}
const c = new C();
// %%
c.map.set("a", 1);
// %%
c.map.size;

// %% [case]
class A {
  n = 0;
  run() {
    this.step();
  }
  step() {}
}
class B extends A {
  step() {
    this.n++;
  }
}
const b = new B();
// %%
b.run();
// %%
b.n;

// %% [case]
class A {
  constructor() {
    this.init();
  }
  init() {}
}
let n = 0;
class B extends A {
  init() {
    n++;
  }
}
// %%
new B();
// %%
n;

// %% [case]
class A {
  on: any[] = [];
  sub(f: any) {
    this.on.push(f);
  }
  pub() {
    this.on.forEach((f) => f());
  }
}
const a = new A();
let n = 0;
a.sub(() => n++);
// %%
a.pub();
// %%
n;

// %% [case]
class A {
  f = () => {
    this.n++;
  };
  n = 0;
}
const a = new A();
const { f } = a;
// %%
f();
// %%
a.n;

// %% [case]
class A {
  n = 0;
  inc() {
    this.n++;
  }
}
const a = new A();
const f = a.inc.bind(a);
// %%
f();
// %%
a.n;

// %% [case]
class A {
  n = 0;
  inc() {
    this.n++;
  }
}
const a = new A();
const f = () => a.inc();
// %%
[1, 2].forEach(f);
// %%
a.n;

// %% [case]
class A {
  n = 0;
  inc() {
    this.n++;
  }
}
const a = new A();
// %%
A.prototype.inc.call(a);
// %%
a.n;

// %% [case]
class A {
  n = 0;
  inc() {
    this.n++;
  }
}
const a = new A();
// %%
(a as any)["inc"]();
// %%
a.n;

// %% [case]
class A {
  n = 0;
  inc() {
    this.n++;
  }
}
const a = new A();
const m = "inc";
// %%
(a as any)[m]();
// %%
a.n;

// %% [case]
class A {
  n = 1;
}
const a = new A();
const b = Object.assign(new A(), a);
// %%
b.n = 5;
// %%
b.n;

// %% [case]
class A {
  n = { v: 1 };
}
const a = new A();
const b = Object.assign(new A(), a);
// %%
b.n.v = 5;
// %%
a.n.v;

// %% [case]
class A {
  constructor(public n: number) {}
  with(n: number) {
    return new A(n);
  }
}
const a = new A(1);
let b = a;
// %%
b = a.with(5);
// %%
b.n;

// %% [case]
class A {
  f() {
    return 1;
  }
}
const a = new A();
// %%
a.f = () => 2;
// %%
a.f();

// %% [case]
class A {
  f() {
    return 1;
  }
}
const a = new A();
const o = A.prototype;
// %%
o.f = () => 3;
// %%
a.f();

// %% [case]
class A {
  f() {
    return 1;
  }
}
const a = new A();
// %%
Object.assign(A.prototype, {
  f() {
    return 4;
  },
});
// %%
a.f();

// %% [case]
class A {
  f() {
    return 1;
  }
}
class B extends A {}
const b = new B();
// %%
A.prototype.f = () => 5;
// %%
b.f();

// %% [case]
class A {
  n = 1;
}
let a = new A();
// %%
Object.setPrototypeOf(a, { z: 1 });
// %%
(a as any).z;

// %% [case]
class A {
  static n = 1;
}
const B = A;
// %%
B.n = 2;
// %%
A.n;

// %% [case]
const make = () => {
  class A {
    static n = 0;
    inc() {
      A.n++;
    }
  }
  return A;
};
const A = make(),
  a = new A();
// %%
a.inc();
// %%
A.n;

// %% [case]
const reg: any = {};
const register = (k: string) => (c: any) => {
  reg[k] = c;
  return c;
};
// %%
@register("x")
class Q {}
// %%
Object.keys(reg);

// %% [case]
let n = 0;
function dec(v: any, c: any) {
  n++;
  return v;
}
// %%
class Q {
  @dec m() {}
}
// %%
n;

// %% [case]
class T {
  x = 1;
  *[Symbol.iterator]() {
    yield this.x;
  }
}
const t = new T();
// %%
t.x = 3;
// %%
[...t];

// %% [case]
class T {
  x = 1;
  toString() {
    return "" + this.x;
  }
}
const t = new T();
// %%
t.x = 3;
// %%
`${t}`;

// %% [case]
class T {
  x = 1;
  toJSON() {
    return this.x;
  }
}
const t = new T();
// %%
t.x = 3;
// %%
JSON.stringify({ t });

// %% [case]
class T {
  x = 1;
  valueOf() {
    return this.x;
  }
}
const t = new T();
// %%
t.x = 3;
// %%
+t;

// %% [case]
class T {
  x = 1;
  get [Symbol.toStringTag]() {
    return "T" + this.x;
  }
}
const t = new T();
// %%
t.x = 3;
// %%
String(t);

// %% [case]
class T {
  static x = 1;
  static [Symbol.hasInstance]() {
    return T.x > 1;
  }
}
// %%
T.x = 3;
// %%
({}) instanceof T;

// %% [case]
class T {
  [Symbol.for("Deno.customInspect")]() {
    return "n" + n;
  }
}
let n = 1;
const t = new T();
// %%
n = 2;
// %%
console.log([t]);

// %% [case]
class T {
  [Symbol.for("Deno.customInspect")]() {
    return "n" + ++n;
  }
}
let n = 1;
const t = new T();
// %%
console.log({ t });
// %%
n;

// %% [case]
class T {
  async [Symbol.asyncDispose]() {
    n++;
  }
}
let n = 0;
// %%
{
  await using t = new T();
}
// %%
n;

// %% [case]
class T {
  [Symbol.dispose]() {
    n++;
  }
}
let n = 0;
// %%
const f = () => {
  using t = new T();
  return 1;
};
f();
// %%
n;

// %% [case]
class T {
  [Symbol.dispose]() {
    n++;
  }
}
let n = 0;
// %%
for (using t of [new T()]) {
}
// %%
n;

// %% [case]
let n = 0;
const mk = () => ({
  [Symbol.dispose]: () => {
    n++;
  },
});
// %%
{
  using t = mk();
}
// %%
n;

// %% [case]
let n = 0;
// %%
{
  const s = new DisposableStack();
  s.defer(() => {
    n++;
  });
  s.dispose();
}
// %%
n;

// %% [case]
class A {
  static async make() {
    const a = new A();
    await 0;
    a.n = 5;
    return a;
  }
  n = 0;
}
const a = await A.make();
// %%
a.n = 6;
// %%
a.n;

// %% [case]
abstract class S {
  abstract area(): number;
  log: any[] = [];
  run() {
    this.log.push(this.area());
  }
}
class Q extends S {
  area() {
    return 4;
  }
}
const q = new Q();
// %%
q.run();
// %%
q.log;

// %% [case]
class Node2 {
  next: any = null;
  constructor(public v: any) {}
}
const a = new Node2(1),
  b = new Node2(2);
a.next = b;
// %%
b.v = 9;
// %%
a.next.v;

// %% [case]
class Stack {
  private xs: number[] = [];
  push(x: number) {
    this.xs.push(x);
  }
  pop() {
    return this.xs.pop();
  }
  get size() {
    return this.xs.length;
  }
}
const s = new Stack();
// %%
s.push(1);
// %%
s.size;

// %% [case]
class A {
  static n = 0;
  x = { a: 1 };
  inc() {
    (this.constructor as any).n++;
  }
}
const a = new A();
// %%
a.inc();
// %%
A.n;

// %% [case]
class A {
  static n = 0;
  x = { a: 1 };
}
const a = new A();
// %%
(a.constructor as any).n++;
// %%
A.n;

// %% [case]
class A {
  x = { a: 1 };
}
const a = new A();
// %%
a.constructor.prototype.f = () => 2;
// %%
(a as any).f?.();

// %% [case]
class A {
  static n = 0;
  x = {};
  constructor() {
    (new.target as any).n++;
  }
}
// %%
new A();
// %%
A.n;

// %% [case]
class A {
  f() {
    return 1;
  }
}
const a = new A();
// %%
Object.getPrototypeOf(a).f = () => 2;
// %%
a.f();

// %% [case]
class A {
  f() {
    return 1;
  }
  x = {};
}
const a = new A();
// %%
Reflect.getPrototypeOf(a)!.f = () => 2;
// %%
a.f();

// %% [case]
let n = 0;
class A {
  get x() {
    return ++n;
  }
}
class B extends A {
  y() {
    return super.x;
  }
}
const b = new B();
// %%
b.y();
// %%
n;

// %% [case]
let n = 0;
class A {
  set x(v: any) {
    n = v;
  }
}
class B extends A {
  y() {
    super.x = 5;
  }
}
const b = new B();
// %%
b.y();
// %%
n;

// %% [case]
let n = 0;
class A {
  static get x() {
    return ++n;
  }
}
class B extends A {
  static y() {
    return super.x;
  }
}
// %%
B.y();
// %%
n;

// %% [case]
let n = 0;
class S extends Array<number> {
  constructor(...a: any[]) {
    super(...a);
    n++;
  }
}
const s = new S();
// %%
s.map((x) => x);
// %%
n;

// %% [case]
let n = 0;
class A {
  f = () => super.toString();
  toString() {
    n++;
    return "";
  }
}
class B extends A {
  g() {
    return super.toString();
  }
}
const b = new B();
// %%
b.g();
// %%
n;

// %% [case]
let n = 0;
class A {
  *items() {
    n++;
    yield 1;
  }
}
const a = new A();
// %%
[...a.items()];
// %%
n;

// %% [case]
let n = 0;
class A {
  async go() {
    n++;
  }
}
const a = new A();
// %%
await a.go();
// %%
n;

// %% [case]
let n = 0;
class A {
  static async go() {
    n++;
  }
}
// %%
await A.go();
// %%
n;

// %% [case]
let n = 0;
class A {
  async *go() {
    n++;
    yield 1;
  }
}
const a = new A();
// %%
for await (const x of a.go());
// %%
n;

// %% [case]
let n = 0;
class A {
  get f() {
    return () => {
      n++;
    };
  }
}
const a = new A();
// %%
a.f();
// %%
n;

// %% [case]
let n = 0;
class A {
  get f() {
    return () => {
      n++;
    };
  }
}
const a = new A();
// %%
const { f } = a;
f();
// %%
n;

// %% [case]
let n = 0;
class A {
  static f = () => {
    n++;
  };
}
const { f } = A;
// %%
f();
// %%
n;

// %% [case]
let n = 0;
class A {
  static #p() {
    n++;
  }
  static go() {
    A.#p();
  }
}
// %%
A.go();
// %%
n;

// %% [case]
let n = 0;
const A = class B {
  static go() {
    B.hit();
  }
  static hit() {
    n++;
  }
};
// %%
A.go();
// %%
n;

// %% [case]
let n = 0;
const o = {
  async f() {
    n++;
  },
};
// %%
await o.f();
// %%
n;

// %% [case]
let n = 0;
const o = {
  *f() {
    n++;
    yield 1;
  },
};
// %%
[...o.f()];
// %%
n;

// %% [case]
let n = 0;
const o = {
  async *f() {
    n++;
    yield 1;
  },
};
// %%
for await (const x of o.f());
// %%
n;

// %% [case]
let n = 0;
const o = {
  f: async () => {
    n++;
  },
};
// %%
await o.f();
// %%
n;

// %% [case]
let n = 0;
const o = {
  f: function* () {
    n++;
    yield 1;
  },
};
// %%
o.f().next();
// %%
n;

// %% [case]
class A {
  static m = new Map<string, any>();
  static reg(k: string) {
    return (v: any) => A.m.set(k, v);
  }
}
// %%
A.reg("a")(1);
// %%
A.m.size;

// %% [case]
class A {
  n = 0;
  get self() {
    return this;
  }
  inc() {
    this.n++;
    return this;
  }
}
const a = new A();
// %%
a.self.inc().self.inc();
// %%
a.n;

// %% [case]
class A {
  n = 0;
  then(r: any) {
    r(this.n);
  }
}
const a = new A();
// %%
a.n = 4;
// %%
await a;

// %% [case]
class A {
  items = [1];
  [Symbol.iterator]() {
    return this.items[Symbol.iterator]();
  }
}
const a = new A();
// %%
a.items.push(2);
// %%
[...a];

// %% [case]
class A {
  items = [1];
  *[Symbol.iterator]() {
    yield* this.items;
  }
  get size() {
    return this.items.length;
  }
}
const a = new A();
// %%
a.items.push(2);
// %%
a.size;

// %% [case]
class A {
  items: any[] = [{ n: 1 }];
  *[Symbol.iterator]() {
    yield* this.items;
  }
}
const a = new A();
// %%
for (const x of a) x.n = 2;
// %%
a.items;

// %% [case]
class A {
  items: any[] = [{ n: 1 }];
  [Symbol.iterator]() {
    return this.items.values();
  }
}
const a = new A();
// %%
for (const x of a) x.n = 2;
// %%
a.items;

// %% [case]
class A {
  items: any[] = [{ n: 1 }];
  [Symbol.iterator]() {
    let i = 0;
    return { next: () => ({ done: i >= this.items.length, value: this.items[i++] }) };
  }
}
const a = new A();
// %%
for (const x of a) x.n = 2;
// %%
a.items;

// %% [case]
class Q {
  #q: any[] = [];
  put(x: any) {
    this.#q.push(x);
  }
  async take() {
    return this.#q.shift();
  }
}
const q = new Q();
q.put({ n: 1 });
// %%
await q.take();
// %%
await q.take();

// %% [case]
class Repo {
  constructor(private db: Map<string, any>) {}
  save(k: string, v: any) {
    this.db.set(k, v);
  }
}
const db = new Map();
const r = new Repo(db);
// %%
r.save("a", 1);
// %%
db.size;

// %% [case]
class Svc {
  constructor(private repo: { save(x: any): void }) {}
  go() {
    this.repo.save(1);
  }
}
const seen: any[] = [];
const s = new Svc({
  save: (x) => {
    seen.push(x);
  },
});
// %%
s.go();
// %%
seen;

// %% [case]
function Old(this: any, n: number) {
  this.n = n;
}
Old.prototype.inc = function () {
  this.n++;
};
const a = new (Old as any)(1);
// %%
a.inc();
// %%
a.n;
