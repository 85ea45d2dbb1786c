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
