// %% [case]
const o = { a: [1] };
const c = structuredClone(o);
// %%
c.a.push(2);
// %%
o;
