// %% [case]
const xs = [1];
// %%
Math.random();
// %%
xs;

// %% [case]
const seed = 1;
// %%
const r = Math.random();
// %%
typeof Math.random();

// %% [case]
const seed = 1;
// %%
const t = Date.now();
// %%
new Date(0).getTime();

// %% [case]
Deno.writeTextFileSync("a", "1");
Deno.writeTextFileSync("b", "2");
// %%
Deno.writeTextFileSync("a", "3");
// %%
Deno.readTextFileSync("b");

// %% [case]
Deno.writeTextFileSync("a", "1");
// %%
Deno.readTextFileSync("a");
// %%
Deno.readTextFileSync("a");

// %% [case]
import fs from "node:fs";
fs.writeFileSync("a", "1");
fs.writeFileSync("b", "2");
// %%
fs.writeFileSync("a", "3");
// %%
fs.readFileSync("b", "utf8");

// %% [case]
import { join } from "node:path";
const xs = [1];
// %%
join("a", "b");
// %%
xs;

// %% [case]
const xs = [1],
  ys = [2];
// %%
console.log(xs);
// %%
console.log(ys);

// %% [case]
const xs = [1],
  ys = [2];
// %%
console.table(xs);
// %%
ys;

// %% [case]
process.env.A = "1";
// %%
process.env.A;
// %%
process.env.A;

// %% [case]
Deno.env.set("A", "1");
// %%
Deno.env.get("A");
// %%
Deno.env.get("A");

// %% [case]
Deno.writeTextFileSync("a", "x,y");
Deno.writeTextFileSync("b", "z");
const a = (await Deno.readTextFile("a")).split(","),
  b = (await Deno.readTextFile("b")).split(",");
// %%
a.push("z");
// %%
b;

// %% [case]
Deno.writeTextFileSync("a", "[1]");
const o = JSON.parse(await Deno.readTextFile("a"));
const t = await Deno.readTextFile("a");
// %%
o.push(2);
// %%
t.length;
