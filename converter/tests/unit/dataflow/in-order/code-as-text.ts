// %% [case]
import vm from "node:vm";
globalThis.q = 1;
// %%
vm.runInThisContext("q=2");
// %%
q;

// %% [case]
var q = 1;
// %%
(0, eval)("q=2");
// %%
q;

// %% [case]
var q = 1;
// %%
const e = eval;
e("q=2");
// %%
q;

// %% [case]
let q = 1;
// %%
new Function("globalThis.zz=3")();
// %%
(globalThis as any).zz;

// %% [case]
let q = 1;
// %%
(() => {}).constructor("globalThis.zz=3")();
// %%
zz;

// %% [case]
let q = 1;
// %%
Reflect.set(globalThis, "zz", 3);
// %%
zz;
