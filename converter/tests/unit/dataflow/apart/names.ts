// %% [case]
// a block's own variable
const i = 1;
// %%
for (let i = 0; i < 2; i++) {}
// %%
i;

// %% [case]
// a parameter of the same name
const a = [1];
// %%
const f = (a: number[]) => a.length;
f([2]);
// %%
a;

// %% [case]
// a copy
const a = [1];
const b = [...a];
// %%
b.push(2);
// %%
a;

// %% [case]
// a type
interface Row {
  n: number;
}
// %%
const a: Row = { n: 1 };
// %%
const b: Row = { n: 2 };
