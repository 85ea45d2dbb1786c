// %% [case]
Deno.mkdirSync("d");
// %%
Deno.chdir("d");
// %%
Deno.cwd().endsWith("d");

// %% [case]
Deno.mkdirSync("d");
// %%
Deno.chdir("d");
// %%
process.cwd().endsWith("d");

// %% [case]
Deno.env.set("A", "1");
// %%
Deno.env.set("A", "2");
// %%
Deno.env.get("A");

// %% [case]
Deno.env.set("A", "1");
// %%
process.env.A = "2";
// %%
Deno.env.get("A");

// %% [case]
Deno.env.set("A", "1");
// %%
Deno.env.set("A", "2");
// %%
process.env.A;

// %% [case]
Deno.env.set("A", "1");
// %%
Deno.env.delete("A");
// %%
"A" in process.env;

// %% [case]
Deno.env.set("A", "1");
// %%
delete process.env.A;
// %%
process.env.A;

// %% [case]
import { env } from "node:process";
// %%
env.A = "1";
// %%
process.env.A;

// %% [case]
import process2 from "node:process";
// %%
process2.env.B = "1";
// %%
Deno.env.get("B");

// %% [case]
const env = process.env;
// %%
env.C = "4";
// %%
process.env.C;

// %% [case]
const env = process.env;
// %%
Object.assign(env, { C: "4" });
// %%
process.env.C;

// %% [case]
import path from "node:path";
Deno.mkdirSync("d");
// %%
Deno.chdir("d");
// %%
path.resolve(".").endsWith("d");

// %% [case]
import { execSync } from "node:child_process";
// %%
execSync("touch zz");
// %%
[...Deno.readDirSync(".")].some((x) => x.name == "zz");

// %% [case]
localStorage.clear();
// %%
localStorage.setItem("a", "1");
// %%
localStorage.getItem("a");

// %% [case]
sessionStorage.clear();
// %%
sessionStorage.a = "1";
// %%
sessionStorage.length;
