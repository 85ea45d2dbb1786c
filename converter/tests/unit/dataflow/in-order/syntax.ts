// %% [case]
let n = 0;
const { x = (n++, 1) } = {} as any;
// %%
const { y = (n++, 1) } = {} as any;
// %%
n;

// %% [case]
let n = 0;
const f = (a = n++) => a;
// %%
f();
// %%
n;

// %% [case]
let n = 0;
const tag = (s: any, ...v: any[]) => {
  n++;
};
// %%
tag`a${1}`;
// %%
n;

// %% [case]
const a = [[1], [2]];
const [[x], ...r] = a;
// %%
r[0].push(5);
// %%
a;

// %% [case]
const o = { a: { b: [1] } };
const {
  a: { b },
} = o;
// %%
b.push(2);
// %%
o;

// %% [case]
const o = { a: { b: [1] }, c: 1 };
const { c, ...r } = o;
// %%
r.a.b.push(2);
// %%
o;

// %% [case]
const o = { a: 1, b: 2 };
// %%
delete (o as any).a;
// %%
"a" in o;

// %% [case]
let a = 1,
  b = 2;
// %%
a = ((b = 5), 3);
// %%
b;

// %% [case]
let n = 0;
// %%
outer: for (;;) {
  for (;;) {
    n++;
    break outer;
  }
}
// %%
n;

// %% [case]
let n = 0;
// %%
do {
  n++;
} while (n < 3);
// %%
n;

// %% [case]
let n = 0;
// %%
switch (1) {
  case 1:
    n = 5;
  default:
    n++;
}
// %%
n;

// %% [case]
let n = 0;
// %%
try {
  throw 1;
} catch {
  n = 1;
} finally {
  n++;
}
// %%
n;

// %% [case]
let n = 0;
// %%
const x = void (n = 5);
// %%
n;

// %% [case]
let n: any = 0;
// %%
typeof (n = 5);
// %%
n;

// %% [case]
let n = 0;
// %%
const g = function* () {
  n++;
};
[...g()];
// %%
n;

// %% [case]
let n = 0;
const o = {
  f() {
    n++;
  },
};
// %%
o.f?.();
// %%
n;

// %% [case]
let n = 0;
const o: any = {
  f() {
    n++;
  },
};
// %%
o?.["f"]?.();
// %%
n;

// %% [case]
var v = 1;
// %%
var v = 2;
// %%
v;

// %% [case]
function f() {
  return 1;
}
// %%
function f() {
  return 2;
}
// %%
f();

// %% [case]
const x = 1;
const f = () => x;
// %%
const x = 2;
// %%
f();

// %% [case]
let x = 1;
function f() {
  return x;
}
// %%
x = 7;
// %%
f();

// %% [case]
let n = 0;
{
  var g = () => {
    n++;
  };
}
// %%
g();
// %%
n;

// %% [case]
let n = 0;
var fs: any[] = [];
for (var i = 0; i < 2; i++) {
  const j = i;
  fs.push(() => {
    n += j;
  });
}
// %%
fs[1]();
// %%
n;

// %% [case]
let n = 0;
const fs: any[] = [];
for (const x of [1, 2])
  fs.push(() => {
    n += x;
  });
// %%
fs.map((f) => f());
// %%
n;

// %% [case]
for (var q = 0; q < 3; q++);
// %%
q = 10;
// %%
q;

// %% [case]
var s = 0;
for (var q of [1, 2]) s += q;
// %%
q = 7;
// %%
q;

// %% [case]
let n = 0;
function f() {
  if (n > 3) return;
  n++;
  f();
}
// %%
f();
// %%
n;

// %% [case]
let n = 0;
const f = () => g();
const g = () => {
  n++;
};
// %%
f();
// %%
n;

// %% [case]
let n = 0;
const even = (k: number): any => (k === 0 ? n++ : odd(k - 1));
const odd = (k: number): any => (k === 0 ? 0 : even(k - 1));
// %%
even(2);
// %%
n;

// %% [case]
let n = 0;
const f = function me(k: number): any {
  n++;
  return k ? me(k - 1) : 0;
};
// %%
f(2);
// %%
n;

// %% [case]
let a = 1;
{
  let a = 2;
  a = 3;
}
// %%
a = 5;
// %%
a;

// %% [case]
let a = 1;
const f = (a: number) => {
  a = 9;
};
// %%
f(2);
a = 4;
// %%
a;

// %% [case]
let a = 1;
function f() {
  a = 2;
  var b = a;
}
// %%
f();
// %%
a;

// %% [case]
let a = [1];
function f(a: any) {
  a.push(2);
}
// %%
f(a);
// %%
a;

// %% [case]
let a = [1];
function f(...[x]: any[]) {
  x.push(2);
}
// %%
f(a);
// %%
a;

// %% [case]
let a = [1];
function f({ x }: any) {
  x.push(2);
}
// %%
f({ x: a });
// %%
a;

// %% [case]
let a = [1];
function f({ x: { y } }: any) {
  y.push(2);
}
// %%
f({ x: { y: a } });
// %%
a;

// %% [case]
let a = [1];
function f([x = [] as any]: any) {
  x.push(2);
}
// %%
f([a]);
// %%
a;

// %% [case]
let a = [1];
function f(x: any, y = x) {
  y.push(2);
}
// %%
f(a);
// %%
a;

// %% [case]
let a = [1];
const f = (x: any) => {
  const { length: l, ...r } = x;
  x.push(l);
};
// %%
f(a);
// %%
a;

// %% [case]
let n = 0;
const o: any = {};
// %%
({ a: o.x, b: o.y = (n = 3) } = { a: 1 } as any);
// %%
n;

// %% [case]
let n = 0;
const o: any = {};
// %%
[o.a, o.b] = [1, 2];
// %%
o;

// %% [case]
let x = 1,
  y = 2;
// %%
({ x, y } = { x: y, y: x });
// %%
[x, y];

// %% [case]
let x = 1,
  y = 2;
// %%
[x, y] = [y, x];
// %%
x;

// %% [case]
let x: any = 1;
// %%
[, x] = [1, 2];
// %%
x;

// %% [case]
let x: any = 1;
// %%
[...x] = [1, 2] as any;
// %%
x;

// %% [case]
let x: any = 1;
// %%
({
  a: [x],
} = { a: [5] });
// %%
x;

// %% [case]
let x: any = 1;
// %%
for ([x] of [[1], [2]]);
// %%
x;

// %% [case]
let x: any = 1;
// %%
for ({ x } of [{ x: 4 }]);
// %%
x;

// %% [case]
let x: any = 1;
// %%
for (x in { a: 1 });
// %%
x;

// %% [case]
let x: any = 1;
// %%
(x as any) = 2;
// %%
x;

// %% [case]
let x: any = 1;
// %%
x = 2;
// %%
x;

// %% [case]
let x: any = 1;
// %%
x! = 2;
// %%
x;

// %% [case]
let x: any = 1;
// %%
x += 1;
// %%
x;

// %% [case]
let x: any = 2;
// %%
x **= 3;
// %%
x;

// %% [case]
let x: any = 2;
// %%
x >>>= 1;
// %%
x;

// %% [case]
let x: any = null;
// %%
x ??= 3;
// %%
x;

// %% [case]
let x: any = 0;
// %%
x ||= 3;
// %%
x;

// %% [case]
let x: any = 1;
// %%
x &&= 3;
// %%
x;

// %% [case]
let x: any = 1;
// %%
(x++, x--, x++);
// %%
x;

// %% [case]
let x: any = 1;
// %%
const y = x++;
// %%
x;

// %% [case]
let x: any = 1;
// %%
--x;
// %%
x;

// %% [case]
const o: any = { n: 1 };
// %%
o.n += 1;
// %%
o;

// %% [case]
const o: any = { n: 1 };
// %%
o["n"] **= 2;
o.n++;
// %%
o;

// %% [case]
const o: any = { n: 1 };
// %%
++o.n;
// %%
o;

// %% [case]
const o: any = { a: [1] };
// %%
o.a[0]++;
// %%
o;

// %% [case]
const o: any = { a: [1] };
// %%
o?.a?.push(2);
// %%
o;

// %% [case]
const o: any = { a: null };
// %%
o.a ??= [1];
// %%
o;

// %% [case]
let n = 0;
// %%
const r = [1, 2, 3].map((x) => (x > 1 ? n++ : 0));
// %%
n;

// %% [case]
let n = 0;
// %%
const r = ((n = 4), 1);
// %%
n;

// %% [case]
let n = 0;
// %%
const r = n === 0 && (n = 4);
// %%
n;

// %% [case]
let n = 0;
// %%
const r = `${(n = 5)}`;
// %%
n;

// %% [case]
let n = 0;
// %%
const r = [(n = 5)];
// %%
n;

// %% [case]
let n = 0;
// %%
const r = { a: (n = 5) };
// %%
n;

// %% [case]
let n = 0;
// %%
const r = ((x) => (n = x))(6);
// %%
n;

// %% [case]
let n = 0;
// %%
if ((n = 1)) {
}
// %%
n;

// %% [case]
let n = 0;
// %%
while (n < 3) n++;
// %%
n;

// %% [case]
let n = 0;
// %%
for (n = 0; n < 5; n++);
// %%
n;

// %% [case]
let n = 0;
// %%
for (;;) {
  if (n > 3) break;
  n++;
}
// %%
n;

// %% [case]
let n = 0;
// %%
a: for (const x of [1, 2]) {
  for (const y of [1, 2]) {
    n++;
    continue a;
  }
}
// %%
n;

// %% [case]
let n = 0;
// %%
switch (n) {
  case 0:
    n = 1;
  case 1:
    n = 2;
    break;
  default:
    n = 9;
}
// %%
n;

// %% [case]
let n = 0;
// %%
try {
  JSON.parse("{");
} catch (e) {
  n = 1;
}
// %%
n;

// %% [case]
let n = 0;
// %%
try {
  throw new Error("x");
} catch ({ message }: any) {
  n = message.length;
}
// %%
n;

// %% [case]
let n = 0;
// %%
const f = () => {
  try {
    return 1;
  } finally {
    n = 1;
  }
};
f();
// %%
n;

// %% [case]
let n = 0;
// %%
throw_: {
  n = 1;
  break throw_;
}
// %%
n;

// %% [case]
let n = 0;
// %%
var n2 = (n = 7);
// %%
n;

// %% [case]
let n = 0;
// %%
let a = (n = 7),
  b = a;
// %%
n;

// %% [case]
let n: any = 0;
// %%
n = class {}.name;
// %%
n;

// %% [case]
let n: any = 0;
// %%
n = function () {};
// %%
typeof n;

// %% [case]
const { a: A, ...B } = { a: 1, b: { c: 1 } };
// %%
B.b.c = 2;
// %%
B;

// %% [case]
const [A, ...B] = [1, { c: 1 }] as any;
// %%
B[0].c = 2;
// %%
B;

// %% [case]
const f = (a: any, ...b: any[]) => b;
const q = { n: 1 };
const r = f(0, q);
// %%
r[0].n = 2;
// %%
q;

// %% [case]
const f = ({ a, ...b }: any) => b;
const q = { n: 1 };
const r = f({ a: 0, q });
// %%
r.q.n = 2;
// %%
q;

// %% [case]
const f = (a: any) => ({ a });
const q = { n: 1 };
const r = f(q);
// %%
r.a.n = 2;
// %%
q;

// %% [case]
const f = (a: any) => [a, a];
const q = { n: 1 };
const [r] = f(q);
// %%
r.n = 2;
// %%
q;

// %% [case]
const f = (a: any) => a?.b?.c ?? a;
const q = { n: 1 };
const r = f(q);
// %%
r.n = 2;
// %%
q;

// %% [case]
enum E {
  A = 1,
  B,
}
// %%
(E as any).C = 5;
// %%
(E as any).C;

// %% [case]
namespace N {
  export let n = 0;
  export function inc() {
    n++;
  }
}
// %%
N.inc();
// %%
N.n;

// %% [case]
export const xx = { n: 1 };
// %%
xx.n = 2;
// %%
xx;

// %% [case]
export function ff() {
  return 1;
}
// %%
ff.z = 2;
// %%
ff.z;

// %% [case]
declare const zz: any;
const yy = { n: 1 };
// %%
yy.n = 2;
// %%
yy;

// %% [case]
type T = { n: number };
const t: T = { n: 1 };
// %%
t.n = 2;
// %%
t;

// %% [case]
const t = <const T,>(x: T) => x;
const q = { n: 1 };
const r = t(q);
// %%
(r as any).n = 2;
// %%
q;

// %% [case]
const o = { n: 1 } satisfies { n: number };
const p = o;
// %%
p.n = 2;
// %%
o;

// %% [case]
const o = <any>{ n: 1 };
const p = <any>o;
// %%
p.n = 2;
// %%
o;

// %% [case]
var undefinedd: any;
// %%
undefinedd = 1;
// %%
undefinedd;

// %% [case]
let a = 1;
// %%
let a = 2;
// %%
a;

// %% [case]
const a = 1;
// %%
const a = 2;
// %%
a;

// %% [case]
class A {
  f() {
    return 1;
  }
}
// %%
class A {
  f() {
    return 2;
  }
}
// %%
new A().f();

// %% [case]
class A {
  f() {
    return 1;
  }
}
const mk = () => new A();
// %%
class A {
  f() {
    return 2;
  }
}
// %%
mk().f();

// %% [case]
function f() {
  return g();
}
function g() {
  return 1;
}
// %%
function g() {
  return 2;
}
// %%
f();

// %% [case]
var f = () => 1;
var h = () => f();
// %%
var f = () => 2;
// %%
h();

// %% [case]
let f = () => 1;
const h = () => f();
// %%
f = () => 3;
// %%
h();

// %% [case]
const k = 1;
const h = (x = k) => x;
// %%
const k = 2;
// %%
h();

// %% [case]
var x = 1;
(function () {
  x = 2;
  var y = x;
})();
// %%
x = 3;
// %%
x;

// %% [case]
let log: string[] = [];
const t = (s: TemplateStringsArray, ...v: any[]) => {
  log.push(s.raw[0]);
  return v;
};
// %%
t`a${1}b`;
// %%
log;

// %% [case]
let log: string[] = [];
const o = {
  t(s: TemplateStringsArray) {
    log.push("x");
  },
};
// %%
o.t`a`;
// %%
log;

// %% [case]
let n = 0;
const lazy = {
  get v() {
    n++;
    Object.defineProperty(this, "v", { value: 5 });
    return 5;
  },
};
// %%
lazy.v;
// %%
n;

// %% [case]
await 0;
let n = 0;
// %%
n = await Promise.resolve(3);
// %%
n;

// %% [case]
let n = 0;
// %%
for await (const x of [Promise.resolve(2)]) n += x;
// %%
n;

// %% [case]
let n = 0;
// %%
await (async () => {
  n = 3;
})();
// %%
n;

// %% [case]
let n = 0;
// %%
(
  await Promise.resolve(() => {
    n = 3;
  })
)();
// %%
n;

// %% [case]
let n = 0;
// %%
n = await (await Promise.resolve(async () => 4))();
// %%
n;

// %% [case]
debugger;
let n = 0;
// %%
n = 1;
// %%
n;

// %% [case]
let n = 0;
// %%
// comment
n = 2; // end
// %%
n;

// %% [case]
let n = 0;
// %%
/* n=2 */ 1;
n += 1;
// %%
n;

// %% [case]
const a = [1];
Array.prototype.push.call(a, 2);
// %%
Array.prototype.push.call(a, 3);
// %%
a;

// %% [case]
const a = [1];
// %%
Array.prototype.push.apply(a, [3]);
// %%
a;

// %% [case]
const a = [1];
// %%
[].push.apply(a as any, [3] as any);
// %%
a;

// %% [case]
const a = [1];
// %%
Reflect.apply(Array.prototype.push, a, [3]);
// %%
a;

// %% [case]
const a = [1];
const { push } = Array.prototype;
// %%
push.call(a, 3);
// %%
a;

// %% [case]
const a = [1];
const push = a.push.bind(a);
// %%
push(3);
// %%
a;

// %% [case]
const a = [1];
const push = Function.prototype.call.bind(Array.prototype.push);
// %%
push(a, 3);
// %%
a;

// %% [case]
const m = new Map();
// %%
Map.prototype.set.call(m, 1, 1);
// %%
m.size;

// %% [case]
const d = new Date(0);
// %%
Date.prototype.setFullYear.call(d, 2000);
// %%
d.getTime();

// %% [case]
const s = new Set();
const add = s.add.bind(s);
// %%
[1, 2].forEach(add);
// %%
s.size;

// %% [case]
const s = new Set<number>();
// %%
[1, 2].forEach(s.add, s);
// %%
s.size;

// %% [case]
const m = new Map([["a", 1]]);
// %%
[["b", 2]].forEach(([k, v]) => m.set(k as any, v as any));
// %%
m.size;

// %% [case]
const out: any[] = [];
// %%
[1, 2].map(out.push, out);
// %%
out.length;

// %% [case]
const out: any[] = [];
// %%
[1].forEach(out.push.bind(out));
// %%
out.length;

// %% [case]
const out: any[] = [];
const add = out.push;
// %%
add.call(out, 1);
// %%
out;

// %% [case]
const log = console.log;
let n = 0;
// %%
n = 1;
// %%
log(n);

// %% [case]
const { log } = console;
const o = { n: 1 };
// %%
o.n = 2;
// %%
log(o);

// %% [case]
const fmt = JSON.stringify;
const o = { n: 1 };
// %%
o.n = 2;
// %%
fmt(o);

// %% [case]
const keys = Object.keys;
const o: any = {};
// %%
o.a = 1;
// %%
keys(o);

// %% [case]
const inspect = Deno.inspect;
const o: any = { a: 1 };
// %%
o.a = 2;
// %%
inspect(o);

// %% [case]
const a = [3, 1];
const sort = (x: number[]) => x.sort();
// %%
sort(a);
// %%
a;

// %% [case]
const a = [3, 1];
const ops = { sort: (x: number[]) => x.sort() };
// %%
ops.sort(a);
// %%
a;

// %% [case]
const a = [[3, 1]];
// %%
a.map((x) => x.sort());
// %%
a;

// %% [case]
const a = [[3, 1]];
// %%
a.forEach((x) => x.reverse());
// %%
a;

// %% [case]
const a = [{ v: 1 }];
// %%
a.map((x) => Object.assign(x, { v: 2 }));
// %%
a;

// %% [case]
const a = [{ v: 1 }];
// %%
a.filter((x) => x.v++);
// %%
a;

// %% [case]
const a = [{ v: 1 }];
// %%
a.sort((p, q) => 0) && a.find((x) => (x.v = 7));
// %%
a;

// %% [case]
const a = [{ v: 1 }];
// %%
a.some((x) => delete (x as any).v);
// %%
a;

// %% [case]
const a = [{ v: 1 }];
// %%
for (const x of a.slice()) x.v = 3;
// %%
a;

// %% [case]
const a = [{ v: 1 }];
// %%
for (const [i, x] of a.entries()) x.v = i + 5;
// %%
a;

// %% [case]
const a = [{ v: 1 }];
// %%
a.reduce((s, x) => ((x.v = s), s), 9);
// %%
a;

// %% [case]
const a = [{ v: 1 }];
// %%
[...a].pop()!.v = 3;
// %%
a;

// %% [case]
const a = [{ v: 1 }];
// %%
a.at(-1)!.v = 3;
// %%
a;

// %% [case]
const a = [{ v: 1 }];
// %%
a[a.length - 1].v = 3;
// %%
a;

// %% [case]
const a = [{ v: 1 }];
const last = () => a[a.length - 1];
// %%
last().v = 3;
// %%
a;

// %% [case]
const a = [{ v: 1 }];
const by = new Map(a.map((x) => [x.v, x]));
// %%
by.get(1)!.v = 3;
// %%
a;

// %% [case]
const a = [{ v: 1 }];
const by = Object.fromEntries(a.map((x) => [x.v, x]));
// %%
by[1].v = 3;
// %%
a;

// %% [case]
const a = [{ v: 1 }];
const by: any = {};
for (const x of a) (by[x.v] ??= []).push(x);
// %%
by[1][0].v = 3;
// %%
a;

// %% [case]
const a = [{ v: 1 }];
const [x] = a.filter((r) => r.v);
// %%
x.v = 3;
// %%
a;

// %% [case]
const a = [{ v: { w: 1 } }];
const vs = a.map((r) => r.v);
// %%
vs[0].w = 3;
// %%
a;

// %% [case]
const a = [{ v: { w: 1 } }];
const vs = a.flatMap((r) => r.v);
// %%
vs[0].w = 3;
// %%
a;

// %% [case]
const a = [{ v: { w: 1 } }];
const c = a.map((r) => ({ ...r }));
// %%
c[0].v.w = 3;
// %%
a;

// %% [case]
const a = [{ v: [1] }];
const c = structuredClone(a);
const d = c[0].v;
// %%
d.push(3);
// %%
c;

// %% [case]
const m = [
  [1, 2],
  [3, 4],
];
const t = m[0].map((_, i) => m.map((r) => r[i]));
// %%
m[0][0] = 9;
// %%
m;

// %% [case]
const m = Array(2).fill([]);
// %%
m[0].push(1);
// %%
m[1];

// %% [case]
const m = Array.from({ length: 2 }, () => [] as number[]);
// %%
m[0].push(1);
// %%
m;

// %% [case]
const grid = [...Array(2)].map(() => Array(2).fill(0));
// %%
grid[0][1] = 5;
// %%
grid;

// %% [case]
const q = [1, 2, 3];
// %%
while (q.length > 1) q.shift();
// %%
q;

// %% [case]
const st: any[] = [];
const visit = (x: any) => {
  st.push(x);
  (x.kids ?? []).forEach(visit);
};
// %%
visit({ kids: [{}] });
// %%
st.length;
