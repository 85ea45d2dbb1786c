// %% [case]
const st = new ReadableStream({
  start(c) {
    c.enqueue(1);
    c.enqueue(2);
    c.close();
  },
});
const r = st.getReader();
// %%
await r.read();
// %%
(await r.read()).value;

// %% [case]
const ch = new TextDecoder();
// %%
ch.decode(new Uint8Array([0xc3]), { stream: true });
// %%
ch.decode(new Uint8Array([0xa9]));

// %% [case]
const u = new URL("http://a/");
// %%
u.searchParams.set("a", "1");
// %%
u.href;

// %% [case]
const u = new URL("http://a/");
const q = u.searchParams;
// %%
q.set("a", "1");
// %%
u.href;

// %% [case]
const u = new URLSearchParams("a=1");
// %%
u.append("b", "2");
// %%
u.toString();

// %% [case]
const h = new Headers();
// %%
h.set("a", "1");
// %%
h.get("a");

// %% [case]
const f = new FormData();
// %%
f.set("a", "1");
// %%
f.get("a");

// %% [case]
const { a = [] as number[] } = {} as any;
const b = a;
// %%
b.push(1);
// %%
a;

// %% [case]
const c = new Map<string, Response>();
c.set("a", new Response("x"));
// %%
await c.get("a")!.text();
// %%
c.get("a")!.bodyUsed;

// %% [case]
const r = new Request("http://a", { headers: { b: "1" } });
// %%
r.headers.set("b", "2");
// %%
r.headers.get("b");

// %% [case]
const b = new Blob(["a"]);
const s = b.stream();
const rd = s.getReader();
// %%
await rd.read();
// %%
(await rd.read()).done;

// %% [case]
const ts = new TransformStream();
const w = ts.writable.getWriter();
const p = ts.readable.getReader().read();
// %%
w.write(4);
// %%
(await Promise.race([p, { value: 0 }])).value;

// %% [case]
const { port1, port2 } = new MessageChannel();
let n = 0;
port2.onmessage = () => {
  n++;
};
// %%
port1.postMessage(1);
await new Promise((r) => setTimeout(r, 20));
// %%
(port2.close(), n);

// %% [case]
const bc = new BroadcastChannel("a"),
  b2 = new BroadcastChannel("a");
let n = 0;
b2.onmessage = () => {
  n++;
};
// %%
bc.postMessage(1);
await new Promise((r) => setTimeout(r, 20));
// %%
(bc.close(), b2.close(), n);

// %% [case]
const e = new EventTarget();
const ev = new CustomEvent("a", { detail: { n: 1 }, cancelable: true });
e.addEventListener("a", (x) => {
  (x as any).detail.n = 2;
});
// %%
e.dispatchEvent(ev);
// %%
ev.detail.n;

// %% [case]
const ac = new AbortController();
let n = 0;
addEventListener(
  "zz",
  () => {
    n++;
  },
  { signal: ac.signal },
);
// %%
ac.abort();
// %%
dispatchEvent(new Event("zz"));
console.log(n);

// %% [case]
const u8 = new TextEncoder().encode("ab");
// %%
u8[0] = 67;
// %%
new TextDecoder().decode(u8);

// %% [case]
const u = new Uint8Array([1, 2, 3, 4]);
const v = new DataView(u.buffer);
// %%
v.setUint16(0, 515);
// %%
u;

// %% [case]
const u = new Uint8Array([1, 2, 3]);
const w = u.slice();
// %%
u.reverse();
// %%
u;

// %% [case]
const u = new Uint8Array([3, 1, 2]);
const { buffer } = u;
// %%
new Uint8Array(buffer).sort();
// %%
u;

// %% [case]
const ab = new ArrayBuffer(2, { maxByteLength: 4 });
const u = new Uint8Array(ab);
// %%
ab.resize(4);
// %%
u.length;

// %% [case]
const ab = new ArrayBuffer(2);
const u = new Uint8Array(ab);
// %%
ab.transfer();
// %%
u.length;

// %% [case]
const ab = new ArrayBuffer(2);
const u = new Uint8Array(ab);
// %%
structuredClone(ab, { transfer: [ab] });
// %%
u.length;

// %% [case]
const u = new Uint8Array(2);
const it = u.values();
// %%
u[0] = 5;
// %%
[...it];

// %% [case]
const u = new Float64Array([1, 2]);
const w = u.map((x) => x);
// %%
u.set([9]);
// %%
u;

// %% [case]
const u = new Uint8ClampedArray(2);
// %%
u.copyWithin(0, 1);
u[1] = 300;
// %%
u;

// %% [case]
const u = crypto.getRandomValues(new Uint8Array(2));
// %%
u.fill(1);
// %%
u;

// %% [case]
const u = new Uint8Array(4);
// %%
crypto.getRandomValues(u);
u[0] = 300;
u.fill(7);
// %%
u;

// %% [case]
const u = new Uint8Array(2);
// %%
new TextEncoder().encodeInto("ab", u);
// %%
u;

// %% [case]
const k = await crypto.subtle.digest("SHA-1", new Uint8Array(1));
const u = new Uint8Array(k);
// %%
u[0] = 0;
// %%
new Uint8Array(k)[0];

// %% [case]
const s = new Set([1]);
const f = new FormData();
f.append("a", "1");
const es = [...f];
// %%
f.append("b", "2");
// %%
[...f].length;

// %% [case]
const p = new URLSearchParams("a=1");
const it = p.entries();
// %%
it.next();
// %%
it.next().done;

// %% [case]
const h = new Headers({ a: "1" });
const o = Object.fromEntries(h);
// %%
h.append("a", "2");
// %%
Object.fromEntries(h);

// %% [case]
performance.clearMarks();
// %%
performance.mark("x");
// %%
performance.getEntriesByType("mark").length;

// %% [case]
const ws: any = {
  readyState: 1,
  sent: [] as any[],
  send(x: any) {
    this.sent.push(x);
  },
};
// %%
ws.send("a");
// %%
ws.sent;

// %% [case]
const memory = new WebAssembly.Memory({ initial: 1 });
const v = new Uint8Array(memory.buffer);
// %%
v[0] = 4;
// %%
new Uint8Array(memory.buffer)[0];

// %% [case]
reportError;
let n = 0;
addEventListener("error", (e) => {
  e.preventDefault();
  n++;
});
// %%
reportError(new Error("x"));
// %%
n;

// %% [case]
globalThis.cfg = { a: 1 };
// %%
cfg.a = 2;
// %%
globalThis.cfg.a;

// %% [case]
(globalThis as any).cfg2 = { a: 1 };
// %%
(globalThis as any).cfg2.a = 2;
// %%
cfg2.a;

// %% [case]
var cfg3 = { a: 1 };
// %%
(globalThis as any).cfg4 = 3;
// %%
(globalThis as any).cfg4;

// %% [case]
const ac = new AbortController();
let n = 0;
const s: any = Deno.serve({ port: 0, signal: ac.signal, onListen() {} } as any, () => {
  n++;
  return new Response("a");
});
// %%
await (await fetch("http://localhost:" + s.addr.port)).text();
// %%
console.log(n);
ac.abort();
await s.finished;

// %% [case]
localStorage.clear();
// %%
localStorage.aa = "1";
// %%
localStorage.aa;

// %% [case]
localStorage.clear();
// %%
localStorage.setItem("aa", "1");
// %%
Object.keys(localStorage);

// %% [case]
const ls = localStorage;
ls.clear();
// %%
ls.setItem("aa", "1");
// %%
localStorage.length;

// %% [case]
const c = await caches.open("x" + Deno.pid);
// %%
await c.put("http://a/b", new Response("1"));
// %%
(await c.match("http://a/b")) !== undefined;

// %% [case]
const r = new Response("abc");
const rd = r.body!.getReader();
// %%
await rd.read();
// %%
(await rd.read()).done;

// %% [case]
const e = new EventTarget();
let n = 0;
class L {
  handleEvent() {
    n++;
  }
}
e.addEventListener("a", new L());
// %%
e.dispatchEvent(new Event("a"));
// %%
n;

// %% [case]
const u = new URL("http://a/?x=1");
// %%
for (const k of [...u.searchParams.keys()]) u.searchParams.delete(k);
// %%
u.search;

// %% [case]
const enc = new TextEncoderStream();
const w = enc.writable.getWriter();
const rd = enc.readable.getReader();
const p = rd.read();
// %%
w.write("a");
// %%
(await Promise.race([p, { value: null }])).value?.length;

// %% [case]
const sab = new SharedArrayBuffer(4);
const a = new Int32Array(sab),
  b = new Int32Array(sab);
// %%
Atomics.add(a, 0, 3);
// %%
b[0];

// %% [case]
const d = new DataView(new ArrayBuffer(4));
const u = new Uint8Array(d.buffer);
// %%
d.setInt16(0, 1);
// %%
u;

// %% [case]
const [a, b] = new Blob(["xy"]).stream().tee();
const ra = a.getReader();
// %%
await ra.read();
// %%
(await ra.read()).done;
