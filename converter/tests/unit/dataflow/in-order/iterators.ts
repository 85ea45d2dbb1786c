// %% [case]
const it = [1, 2, 3][Symbol.iterator]();
// %%
it.next();
// %%
it.next();

// %% [case]
const it = "abc"[Symbol.iterator]();
// %%
it.next();
// %%
it.next();

// %% [case]
const it = new Map([
  [1, 2],
  [3, 4],
]).entries();
// %%
it.next();
// %%
it.next();

// %% [case]
const it = new Set([1, 2])[Symbol.iterator]();
// %%
it.next();
// %%
it.next();

// %% [case]
const it = [1, 2, 3].values();
// %%
for (const x of it) break;
// %%
[...it];

// %% [case]
function* g() {
  yield 1;
  yield 2;
}
const it = g();
// %%
it.next();
// %%
it.next();

// %% [case]
function* g() {
  yield 1;
  yield 2;
}
const it = g();
const j = it;
// %%
const [a] = j;
// %%
[...it];

// %% [case]
async function* g() {
  yield 1;
  yield 2;
}
const it = g();
// %%
await it.next();
// %%
await it.next();

// %% [case]
async function* g() {
  yield 1;
  yield 2;
}
const it = g();
// %%
for await (const x of it) break;
// %%
await it.next();

// %% [case]
let n = 0;
function* g() {
  n++;
  yield 1;
}
const it = g();
// %%
it.next();
// %%
n;

// %% [case]
let n = 0;
function* g() {
  try {
    yield 1;
  } finally {
    n++;
  }
}
const it = g();
it.next();
// %%
it.return(0);
// %%
n;

// %% [case]
let n = 0;
function* g() {
  try {
    yield 1;
  } finally {
    n++;
  }
}
// %%
for (const x of g()) break;
// %%
n;

// %% [case]
let n = 0;
function* g(): any {
  const x = yield 1;
  n = x;
}
const it = g();
it.next();
// %%
it.next(7);
// %%
n;

// %% [case]
const o = { n: 1 };
function* g() {
  yield o;
}
const it = g();
// %%
(it.next().value as any).n = 2;
// %%
o;

// %% [case]
const o = { n: 1 };
function* g() {
  yield* [o];
}
const [x] = g();
// %%
x.n = 2;
// %%
o;

// %% [case]
const o = { n: 1 };
function* h() {
  yield o;
}
function* g() {
  yield* h();
}
const [x] = g();
// %%
x.n = 2;
// %%
o;

// %% [case]
let n = 0;
function* h() {
  n++;
  yield 1;
}
function* g() {
  yield* h();
}
// %%
[...g()];
// %%
n;

// %% [case]
const it = [1, 2, 3].values();
// %%
it.next();
// %%
[...it];

// %% [case]
const it = [1, 2, 3].values();
const j = it;
// %%
for (const x of j) break;
// %%
it.next().value;

// %% [case]
const it = new Map([
  [1, 1],
  [2, 2],
]).keys();
// %%
it.next();
// %%
it.next().value;

// %% [case]
const it = new Set([1, 2]).values();
// %%
const [q] = it;
// %%
it.next().value;

// %% [case]
const it = "abc".matchAll(/./g);
// %%
it.next();
// %%
it.next().value[0];

// %% [case]
const it = [1, 2, 3].values().map((x) => x * 2);
// %%
it.next();
// %%
it.next().value;

// %% [case]
let n = 0;
const it = [1, 2, 3].values().map((x) => {
  n++;
  return x;
});
// %%
it.next();
// %%
n;

// %% [case]
let n = 0;
const it = [1, 2, 3].values().map((x) => {
  n++;
  return x;
});
// %%
it.toArray();
// %%
n;

// %% [case]
const src = [1, 2, 3].values();
const it = src.filter((x) => x > 0);
// %%
it.next();
// %%
src.next().value;

// %% [case]
const src = [1, 2, 3].values();
const it = src.take(2);
// %%
it.toArray();
// %%
src.next().value;

// %% [case]
const it = Iterator.from([1, 2, 3]);
// %%
it.next();
// %%
it.next().value;

// %% [case]
const m = new Map([["a", { n: 1 }]]);
const [[, v]] = m.entries();
// %%
v.n = 2;
// %%
m;

// %% [case]
const m = new Map([["a", { n: 1 }]]);
const v = m.values().next().value!;
// %%
v.n = 2;
// %%
m;

// %% [case]
const a = [{ n: 1 }];
const v = a.values().next().value!;
// %%
v.n = 2;
// %%
a;

// %% [case]
const a = [{ n: 1 }];
const [[, v]] = a.entries();
// %%
v.n = 2;
// %%
a;

// %% [case]
const a = [{ n: 1 }];
const v = a.values().toArray();
// %%
v[0].n = 2;
// %%
a;

// %% [case]
const a = [{ n: 1 }];
const v = [...a.values().filter((x) => x)];
// %%
v[0].n = 2;
// %%
a;

// %% [case]
class C {
  i = 0;
  next() {
    return { done: this.i >= 3, value: this.i++ };
  }
  [Symbol.iterator]() {
    return this;
  }
}
const c = new C();
// %%
const [z] = c;
// %%
c.i;

// %% [case]
class C {
  i = 0;
  next() {
    return { done: this.i >= 3, value: this.i++ };
  }
  [Symbol.iterator]() {
    return this;
  }
}
const c = new C();
// %%
c.next();
// %%
[...c];

// %% [case]
class R {
  constructor(public n: number) {}
  *[Symbol.iterator]() {
    for (let i = 0; i < this.n; i++) yield i;
  }
}
const r = new R(2);
// %%
r.n = 4;
// %%
[...r];

// %% [case]
const arr: any = [1, 2];
arr[Symbol.iterator] = function* () {
  yield 9;
};
// %%
arr.push(1);
// %%
[...arr, arr.length];

// %% [case]
const entries = Object.entries({ a: { n: 1 } });
const it = entries[Symbol.iterator]();
// %%
it.next().value[1].n = 5;
// %%
entries;

// %% [case]
const g = (function* () {
  let i = 0;
  while (true) yield i++;
})();
// %%
for (const x of g) if (x > 2) break;
// %%
g.next().done;

// %% [case]
const g = (function* () {
  let i = 0;
  while (true) yield i++;
})();
// %%
Array.from({ length: 2 }, () => g.next());
// %%
g.next().value;

// %% [case]
const ids = (function* () {
  let i = 0;
  while (true) yield i++;
})();
const id = () => ids.next().value;
// %%
id();
// %%
id();
