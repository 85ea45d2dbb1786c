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
