// %% [case]
const sleep = (t: number) => new Promise((r) => setTimeout(r, t));
let n = 0;
// %%
await sleep(2);
// %%
n;

// %% [case]
let n = 0;
// %%
await new Promise((r) => setTimeout(() => r(1), 2));
// %%
n;

// %% [case]
const load = async (x: number) => {
  await 0;
  return [x];
};
const a = await load(1),
  b = await load(2);
// %%
a.push(1);
// %%
b;

// %% [case]
const load = async (x: number) => {
  await 0;
  return [x];
};
// %%
const a = await load(1);
// %%
await load(2);

// %% [case]
const f = async (xs: number[]) => {
  for await (const x of xs);
  return 1;
};
const xs = [1],
  ys = [2];
// %%
await f(xs);
// %%
ys;
