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

// %% [case]
Deno.writeTextFileSync("d.json", '{"a":[1]}');
const d = (await import(Deno.cwd() + "/d.json", { with: { type: "json" } })).default;
// %%
d.a.push(2);
// %%
(await import(Deno.cwd() + "/d.json", { with: { type: "json" } })).default;

// %% [case]
Deno.writeTextFileSync("m1.ts", "export const s={n:1}; export const bump=()=>s.n++");
const { s, bump } = await import(Deno.cwd() + "/m1.ts");
// %%
bump();
// %%
s;

// %% [case]
Deno.writeTextFileSync("m2.ts", "globalThis.mm=(globalThis.mm??0)+1");
// %%
await import(Deno.cwd() + "/m2.ts");
// %%
globalThis.mm;

// %% [case]
import { EventEmitter } from "node:events";
// %%
EventEmitter.defaultMaxListeners = 3;
// %%
new EventEmitter().getMaxListeners();

// %% [case]
import events from "node:events";
// %%
events.defaultMaxListeners = 3;
// %%
new events.EventEmitter().getMaxListeners();

// %% [case]
import * as path from "node:path";
import p2 from "node:path";
// %%
(p2 as any).zz = 4;
// %%
(path as any).default.zz;

// %% [case]
import assert from "node:assert";
import strict from "node:assert/strict";
// %%
(assert as any).zz = 1;
// %%
(assert as any).zz;
