// %% [case]
const rows = [1, 2];
function zero(x: any, i: number, all: any) {
  all[i] = 0;
}
// %%
rows.forEach(zero);
// %%
rows;

// %% [case]
const m = new Map([["a", 1]]);
function drop(v: any, k: any, map: any) {
  map.delete(k);
}
// %%
m.forEach(drop);
// %%
m;

// %% [case]
const rows = [1, 2];
const zero = (...a: any[]) => {
  a[2][a[1]] = 0;
};
// %%
rows.map(zero);
// %%
rows;

// %% [case]
const a = [1, 2];
let n = 0;
// %%
a.map((x) => (n += x));
// %%
n;

// %% [case]
const a = [1, 2];
let n = 0;
const f = (x: number) => {
  n += x;
};
// %%
a.forEach(f);
// %%
n;

// %% [case]
const a = [3, 1, 2];
let n = 0;
const cmp = (x: number, y: number) => {
  n++;
  return x - y;
};
// %%
a.toSorted(cmp);
// %%
n;

// %% [case]
const a = [3, 1, 2];
let n = 0;
// %%
a.reduce((s, x) => {
  n++;
  return s + x;
}, 0);
// %%
n;

// %% [case]
const a = [3, 1, 2];
let n = 0;
// %%
a.reduceRight((s, x) => {
  n++;
  return s + x;
}, 0);
// %%
n;

// %% [case]
let n = 0;
const f = (m: string) => {
  n++;
  return m;
};
// %%
"aa".replace(/a/g, f);
// %%
n;

// %% [case]
let n = 0;
// %%
JSON.stringify({ a: 1 }, (k, v) => {
  n++;
  return v;
});
// %%
n;

// %% [case]
let n = 0;
// %%
JSON.parse('{"a":1}', (k, v) => {
  n++;
  return v;
});
// %%
n;

// %% [case]
let n = 0;
// %%
Array.from([1, 2], () => n++);
// %%
n;

// %% [case]
let n = 0;
// %%
Array.from({ length: 3 }, () => n++);
// %%
n;

// %% [case]
let n = 0;
const o = {
  length: 2,
  get 0() {
    n++;
    return 1;
  },
};
// %%
Array.from(o);
// %%
n;

// %% [case]
let n = 0;
// %%
[1, 2].findLastIndex(() => {
  n++;
  return false;
});
// %%
n;

// %% [case]
let n = 0;
// %%
new Map([[1, 2]]).forEach(() => {
  n++;
});
// %%
n;

// %% [case]
let n = 0;
const fs = [
  () => {
    n++;
  },
];
// %%
fs.forEach((f) => f());
// %%
n;

// %% [case]
let n = 0;
const fs = {
  a: () => {
    n++;
  },
};
// %%
fs.a();
// %%
n;

// %% [case]
let n = 0;
const fs: any = {
  a: () => {
    n++;
  },
};
// %%
fs["a"]();
// %%
n;

// %% [case]
let n = 0;
const fs: any = {
  a: {
    b: () => {
      n++;
    },
  },
};
// %%
fs?.a?.b?.();
// %%
n;

// %% [case]
let n = 0;
const fs = new Map([
  [
    "a",
    () => {
      n++;
    },
  ],
]);
// %%
fs.get("a")?.();
// %%
n;

// %% [case]
let n = 0;
const compose =
  (...f: any[]) =>
  (x: any) =>
    f.reduce((a, g) => g(a), x);
const h = compose((x: any) => {
  n++;
  return x;
});
// %%
h(1);
// %%
n;

// %% [case]
let n = 0;
const curry = (f: any) => (a: any) => (b: any) => f(a, b);
const g = curry((a: any, b: any) => {
  n += a + b;
})(1);
// %%
g(2);
// %%
n;
