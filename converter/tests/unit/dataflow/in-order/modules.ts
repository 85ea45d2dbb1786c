// %% [case]
Deno.writeTextFileSync("m.ts", "export const x=1");
// %%
Deno.writeTextFileSync("m.ts", "export const x=2");
// %%
(await import(Deno.cwd() + "/m.ts")).x;

// %% [case]
import { createRequire } from "node:module";
const require = createRequire(Deno.cwd() + "/");
Deno.writeTextFileSync("m.cjs", "exports.n=1;exports.inc=()=>++exports.n");
// %%
require("./m.cjs").inc();
// %%
require("./m.cjs").n;

// %% [case]
Deno.writeTextFileSync("m.ts", "export let n=1; export function inc(){n++}");
const m = await import(Deno.cwd() + "/m.ts");
// %%
m.inc();
// %%
m.n;

// %% [case]
Deno.writeTextFileSync("m.ts", "export let n=1; export function inc(){n++}");
const { inc } = await import(Deno.cwd() + "/m.ts");
// %%
inc();
// %%
(await import(Deno.cwd() + "/m.ts")).n;
