// %% [case]
const o = { n: 1 };
const c = Object.assign({}, { o });
// %%
c.o.n = 2;
// %%
o;

// %% [case]
const o = { a: [1] };
const c = { ...o };
// %%
c.a.push(2);
// %%
o;

// %% [case]
const o: any = { n: 1 };
// %%
Object.freeze(o);
// %%
try {
  o.n = 2;
} catch {}
console.log(o);

// %% [case]
let n = 0;
const o: any = {};
Object.defineProperty(o, "x", {
  get() {
    return ++n;
  },
});
// %%
o.x;
// %%
n;

// %% [case]
let n = 0;
const o: any = {};
Object.defineProperty(o, "x", {
  set(v) {
    n = v;
  },
});
// %%
o.x = 5;
// %%
n;

// %% [case]
let n = 0;
const o: any = Object.create(
  {},
  {
    x: {
      get() {
        return ++n;
      },
    },
  },
);
// %%
o.x;
// %%
n;

// %% [case]
let n = 0;
const o: any = {};
o.__defineGetter__("x", () => ++n);
// %%
o.x;
// %%
n;

// %% [case]
let n = 0;
const o = {
  get x() {
    return ++n;
  },
};
// %%
o.x;
// %%
n;

// %% [case]
let n = 0;
const o: any = {};
// %%
o.toString = () => {
  n++;
  return "x";
};
// %%
`${o}`;

// %% [case]
let n = 0;
const o: any = {};
o.toString = () => {
  n++;
  return "x";
};
// %%
`${o}`;
// %%
n;

// %% [case]
let n = 0;
const o: any = {};
o[Symbol.iterator] = function* () {
  n++;
  yield 1;
};
// %%
[...o];
// %%
n;

// %% [case]
let n = 0;
const o: any = {};
o.valueOf = () => ++n;
// %%
o * 1;
// %%
n;

// %% [case]
let n = 0;
const o: any = {};
o.toJSON = () => ++n;
// %%
JSON.stringify(o);
// %%
n;

// %% [case]
const p = { v: [1] };
const o: any = { __proto__: p };
// %%
o.v.push(2);
// %%
p;

// %% [case]
const p: any = { v: 1 };
const o = Object.create(p);
// %%
p.v = 2;
// %%
o.v;

// %% [case]
const e = new Error("x", { cause: { n: 1 } });
const o: any = e.cause;
// %%
(e.cause as any).n = 2;
// %%
o;

// %% [case]
const o = { n: 1 };
const e = new Error("x", { cause: o });
// %%
(e.cause as any).n = 2;
// %%
o;

// %% [case]
const o = { n: 1 };
const e = new AggregateError([o]);
// %%
(e.errors[0] as any).n = 2;
// %%
o;

// %% [case]
const o: any = {};
// %%
o.a = 1;
// %%
Object.keys(o);

// %% [case]
const o: any = {};
// %%
o["a" + 1] = 1;
// %%
o.hasOwnProperty("a1");
