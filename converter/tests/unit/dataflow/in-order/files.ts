// %% [case]
Deno.writeTextFileSync("a", "1");
// %%
Deno.writeTextFileSync("a", "2");
// %%
Deno.readTextFileSync("a");

// %% [case]
import fs from "node:fs";
// %%
fs.writeFileSync("a", "2");
// %%
await Deno.readTextFile("a").catch(() => 0);

// %% [case]
import fs from "node:fs";
// %%
await fs.promises.writeFile("a", "2");
// %%
fs.existsSync("a");

// %% [case]
import fs from "node:fs";
fs.writeFileSync("a", "1");
// %%
fs.unlinkSync("a");
// %%
fs.existsSync("a");

// %% [case]
import * as fs from "node:fs";
fs.writeFileSync("a", "1");
// %%
fs.renameSync("a", "b");
// %%
fs.existsSync("b");

// %% [case]
import { readFileSync, writeFileSync } from "node:fs";
writeFileSync("a", "1");
// %%
writeFileSync("a", "2");
// %%
readFileSync("a", "utf8");

// %% [case]
import fs from "node:fs/promises";
// %%
await fs.writeFile("a", "x");
// %%
await fs.readFile("a", "utf8").catch(() => 0);

// %% [case]
import fs from "node:fs";
// %%
await Deno.writeTextFile("a", "x");
// %%
fs.existsSync("a");

// %% [case]
Deno.writeTextFileSync("a", "1");
// %%
Deno.removeSync("a");
// %%
[...Deno.readDirSync(".")].map((x) => x.name).includes("a");

// %% [case]
Deno.writeTextFileSync("a", "1");
// %%
Deno.copyFileSync("a", "b");
// %%
[...Deno.readDirSync(".")].map((x) => x.name).includes("b");

// %% [case]
import fs from "node:fs";
fs.writeFileSync("a", "12");
const b = fs.readFileSync("a");
// %%
b[0] = 65;
// %%
b.toString();

// %% [case]
import fs from "node:fs";
const l = fs.readdirSync(".");
// %%
l.push("zz");
// %%
l.includes("zz");

// %% [case]
import fs from "node:fs";
const s = fs.createWriteStream("a");
// %%
s.write("x");
await new Promise((r) => s.end(r));
// %%
fs.readFileSync("a", "utf8");

// %% [case]
import { open } from "node:fs/promises";
const h = await open("a", "w");
// %%
await h.write("x");
// %%
Deno.readTextFileSync("a");

// %% [case]
const f = Deno.openSync("a", { write: true, create: true });
// %%
f.writeSync(new TextEncoder().encode("x"));
// %%
Deno.readTextFileSync("a");
