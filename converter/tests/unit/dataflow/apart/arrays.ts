// %% [case]
const a = [[1]];
const f = a.flat();
// %%
f.push(2);
// %%
a;
