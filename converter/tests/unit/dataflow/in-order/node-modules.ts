// %% [case]
import { createHash } from "node:crypto";
const h = createHash("md5");
// %%
h.update("a");
// %%
h.copy().digest("hex");

// %% [case]
import { AsyncLocalStorage } from "node:async_hooks";
const s = new AsyncLocalStorage<any>();
// %%
s.enterWith({ n: 1 });
// %%
s.getStore();

// %% [case]
import util, { inspect } from "node:util";
// %%
util.inspect.defaultOptions.depth = 0;
// %%
inspect({ a: { b: { c: 1 } } });

// %% [case]
import util from "node:util";
let n = 0;
const f = util.promisify((cb: any) => {
  n++;
  cb(null, 1);
});
// %%
await f();
// %%
n;

// %% [case]
import util from "node:util";
class T {
  [util.inspect.custom]() {
    return "" + ++n;
  }
}
let n = 0;
const t = new T();
// %%
console.log(t);
// %%
n;

// %% [case]
import util from "node:util";
function A() {}
function B() {}
// %%
util.inherits(A, B);
// %%
Object.getPrototypeOf(A.prototype) === B.prototype;

// %% [case]
import { EventEmitter, once } from "node:events";
const e = new EventEmitter();
const p = once(e, "a");
// %%
e.emit("a", 5);
// %%
await Promise.race([p, 0]);

// %% [case]
import { Readable } from "node:stream";
const r = Readable.from([1, 2]);
// %%
for await (const x of r) break;
// %%
r.destroyed;

// %% [case]
import { PassThrough } from "node:stream";
const r = new PassThrough();
// %%
r.write("a");
// %%
r.readableLength;

// %% [case]
import { StringDecoder } from "node:string_decoder";
const d = new StringDecoder("utf8");
// %%
d.write(Buffer.from([0xe2, 0x82]) as any);
// %%
d.write(Buffer.from([0xac]) as any);

// %% [case]
import assert from "node:assert";
let n = 0;
// %%
assert.throws(() => {
  n++;
  throw 1;
});
// %%
n;

// %% [case]
import { performance, PerformanceObserver } from "node:perf_hooks";
// %%
performance.mark("a");
// %%
performance.getEntriesByName("a").length;

// %% [case]
import zlib from "node:zlib";
const b = Buffer.from("aa");
const z = zlib.gzipSync(b);
// %%
z[0] = 0;
// %%
z[0];

// %% [case]
import url from "node:url";
const u = new url.URL("http://a/");
// %%
u.hash = "b";
// %%
u.href;

// %% [case]
import { Buffer as B } from "node:buffer";
const a = B.alloc(2);
const b = a.subarray(1);
// %%
b[0] = 7;
// %%
a;

// %% [case]
const a = Buffer.alloc(2);
const b = Buffer.from(a.buffer, a.byteOffset, 2);
// %%
b.writeUInt8(7, 0);
// %%
a;

// %% [case]
const a = Buffer.alloc(2);
const b = a.slice(1);
// %%
b.fill(1);
// %%
a;

// %% [case]
import os from "node:os";
// %%
(os as any).zz = 4;
// %%
(os as any).zz;

// %% [case]
import { setTimeout as st } from "node:timers";
let n = 0;
st(() => {
  n++;
}, 15);
// %%
await new Promise((r) => setTimeout(r, 20));
// %%
n;

// %% [case]
import { Worker } from "node:worker_threads";
const sab = new SharedArrayBuffer(4);
const v = new Int32Array(sab);
// %%
Atomics.store(v, 0, 5);
// %%
v[0];

// %% [case]
import { parseArgs } from "node:util";
const p = parseArgs({ args: ["-f"], options: { f: { type: "boolean", short: "f" } } });
// %%
(p.values as any).g = 1;
// %%
Object.keys(p.values);

// %% [case]
import fs from "node:fs";
fs.mkdirSync("d");
const l = fs.readdirSync(".", { withFileTypes: true });
// %%
l.sort((a, b) => (a.name < b.name ? 1 : -1));
l.length = 1;
// %%
l.map((x) => x.name);

// %% [case]
import fs from "node:fs";
fs.writeFileSync("a", '{"x":[1]}');
const o = JSON.parse(fs.readFileSync("a", "utf8"));
// %%
o.x.push(2);
// %%
o;

// %% [case]
import fs from "node:fs";
fs.writeFileSync("a", "a;b");
const ls = fs.readFileSync("a", "utf8").split(";");
// %%
ls.push("c");
// %%
ls;

// %% [case]
import fs from "node:fs";
fs.writeFileSync("a", "ab");
const b = fs.readFileSync("a");
const s = b.subarray(1);
// %%
s[0] = 65;
// %%
b.toString();
