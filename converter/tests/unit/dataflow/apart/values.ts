// %% [case]
const a = [1];
const b = a.slice();
// %%
b.push(2);
// %%
a;

// %% [case]
const a = [1];
const b = a.map((x) => x);
// %%
b.push(2);
// %%
a;

// %% [case]
const a = [1];
const b = [...a];
// %%
b.push(2);
// %%
a;

// %% [case]
const a = [1];
const b = Array.from(a);
// %%
b.push(2);
// %%
a;

// %% [case]
const a = [1];
const b = a.concat([2]);
// %%
b.push(3);
// %%
a;

// %% [case]
const a = [2, 1];
const b = a.toSorted();
// %%
b.push(3);
// %%
a;

// %% [case]
const o = { n: 1 };
const p = { ...o };
// %%
p.n = 2;
// %%
o;

// %% [case]
const o = { n: 1 };
const { n } = o;
let m = n;
// %%
m = 5;
// %%
o;

// %% [case]
const m = new Map([["a", 1]]);
const k = [...m.keys()];
// %%
k.push("b");
// %%
m.size;

// %% [case]
const s = new Set([1]);
const t = s.union(new Set([2]));
// %%
t.add(3);
// %%
s.size;

// %% [case]
const o = { a: 1 };
const k = Object.keys(o);
// %%
k.push("b");
// %%
o;

// %% [case]
const o = { a: 1 };
const j = JSON.stringify(o);
const p = JSON.parse(j);
// %%
p.a = 2;
// %%
o;

// %% [case]
const d = new Date(0);
const e = new Date(d);
// %%
e.setFullYear(2001);
// %%
d.getTime();

// %% [case]
const a = [1, 2, 3];
// %%
const total = a.length * 2;
// %%
a;

// %% [case]
const a = [1, 2, 3];
// %%
console.log(a.join());
// %%
a.includes(2);

// %% [case]
const text = "a,b";
// %%
const parts = text.split(",");
// %%
text.toUpperCase();

// %% [case]
const text = "aab";
// %%
const t = text.replace(/a/g, "x");
// %%
text.match(/a/g);

// %% [case]
const text = "aab";
const re = /a/g;
// %%
const t = /b/g.test(text);
// %%
re.lastIndex;

// %% [case]
let a = 1;
let b = 2;
// %%
a = 5;
// %%
b;

// %% [case]
let a = [1];
let b = [2];
// %%
a.push(5);
// %%
b;

// %% [case]
const o = { a: { n: 1 }, b: { n: 2 } };
const a = o.a;
const b = { n: 3 };
// %%
a.n = 5;
// %%
b;

// %% [case]
const rows = [{ n: 1 }, { n: 2 }];
const n = rows.map((r) => r.n);
// %%
n.push(3);
// %%
rows;

// %% [case]
const rows = [{ n: 1 }];
const sums = [0];
// %%
sums[0] += 1;
// %%
rows;
