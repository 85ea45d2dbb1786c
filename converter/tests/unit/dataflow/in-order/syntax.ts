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
