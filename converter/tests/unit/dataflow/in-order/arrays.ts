// %% [case]
const a = [3, 1, 2];
const s = a.subarray;
// %%
a.sort();
// %%
a;

// %% [case]
const u = new Uint8Array([1, 2, 3]);
const v = u.subarray(1);
// %%
v[0] = 9;
// %%
u;

// %% [case]
const b = new ArrayBuffer(4);
const u = new Uint8Array(b);
const d = new DataView(b);
// %%
d.setUint8(0, 7);
// %%
u;

// %% [case]
const b = new ArrayBuffer(4);
const u = new Uint8Array(b);
const w = new Uint16Array(b);
// %%
w.fill(5);
// %%
u;

// %% [case]
const o = { n: 1 };
const a = [[o]];
const f = a.flat();
// %%
f[0].n = 2;
// %%
o;

// %% [case]
const o = { n: 1 };
const a = [{ items: [o] }];
const f = a.flatMap((x) => x.items);
// %%
f[0].n = 2;
// %%
o;

// %% [case]
const o = { n: 1 };
const a = [[[o]]];
const f = a.flat(Infinity);
// %%
(f[0] as any).n = 2;
// %%
o;

// %% [case]
const o = { n: 1 };
const a = [o];
const b = Array.from(a);
// %%
b[0].n = 2;
// %%
o;

// %% [case]
const o = { n: 1 };
const a = [o];
const b = a.slice();
// %%
b[0].n = 2;
// %%
a;

// %% [case]
const a = [1, 2, 3];
// %%
a.length = 1;
// %%
a;

// %% [case]
const a = [1, 2, 3];
const { length } = a;
// %%
a.push(1);
// %%
a.length;

// %% [case]
const a = [1, 2, 3];
const it = a[Symbol.iterator]();
// %%
a.push(9);
// %%
[...it];
