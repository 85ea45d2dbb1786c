// %% [case]
const a = [1];
// %%
Array.prototype.sum = function () {
  return 1;
};
// %%
a.sum?.();

// %% [case]
let n = 0;
const p = Array.prototype.push;
// %%
Array.prototype.push = function (...x) {
  n++;
  return p.apply(this, x);
};
// %%
[].push(1);
console.log(n);

// %% [case]
let n = 0;
const p = Array.prototype.push;
Array.prototype.push = function (...x) {
  n++;
  return p.apply(this, x);
};
// %%
[].push(1);
// %%
console.log(n > 100 ? 1 : n);

// %% [case]
let n = 0;
const r = Math.random;
Math.random = () => {
  n++;
  return 0.5;
};
// %%
Math.random();
// %%
n;

// %% [case]
const r = Math.random;
// %%
Math.random = () => 0.5;
// %%
Math.random();

// %% [case]
let n = 0;
const log = console.log;
console.log = (...a: any[]) => {
  n++;
  log(...a);
};
// %%
console.log("a");
// %%
n;

// %% [case]
let n = 0;
Object.defineProperty(Object.prototype, "zz", {
  get() {
    return ++n;
  },
  configurable: true,
});
// %%
(({}) as any).zz;
// %%
n;

// %% [case]
JSON.stringify(1);
// %%
Date.now = () => 5;
// %%
Date.now();

// %% [case]
let n = 0;
String.prototype.foo = function () {
  n++;
};
// %%
"a".foo();
// %%
n;

// %% [case]
let n = 0;
Number.prototype[Symbol.iterator] = function* () {
  n++;
  yield 1;
};
// %%
[...5];
// %%
n;
