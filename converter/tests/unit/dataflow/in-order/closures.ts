// %% [case]
const mk = () => {
  let c = 0;
  return () => ++c;
};
const f = mk();
// %%
f();
// %%
f();

// %% [case]
const mk = () => {
  let c = 0;
  return { inc: () => ++c, get: () => c };
};
const f = mk();
// %%
f.inc();
// %%
f.get();

// %% [case]
const fs: any[] = [];
for (let i = 0; i < 2; i++) fs.push(() => i++);
// %%
fs[0]();
// %%
fs[0]();

// %% [case]
const f = (() => {
  const cache = new Map();
  return (k: string) => {
    if (!cache.has(k)) cache.set(k, cache.size);
    return cache.get(k);
  };
})();
// %%
f("a");
// %%
f("b");

// %% [case]
function f() {
  f.n = (f.n ?? 0) + 1;
  return f.n;
}
// %%
f();
// %%
f();

// %% [case]
function f() {
  return 1;
}
// %%
f.x = 5;
// %%
f.x;

// %% [case]
const f: any = () => 1;
// %%
f.x = 5;
// %%
f.x;

// %% [case]
let n = 0;
function f() {
  n++;
}
const g = f.bind(null);
// %%
g();
// %%
n;

// %% [case]
let n = 0;
function f() {
  n++;
}
// %%
f.call(null);
// %%
n;

// %% [case]
let n = 0;
function f() {
  n++;
}
// %%
Reflect.apply(f, null, []);
// %%
n;

// %% [case]
let n = 0;
function f() {
  n++;
}
// %%
queueMicrotask(f);
// %%
n;
