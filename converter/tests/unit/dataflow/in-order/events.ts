// %% [case]
const et = new EventTarget();
let n = 0;
et.addEventListener("x", () => n++);
// %%
et.dispatchEvent(new Event("x"));
// %%
n;

// %% [case]
const et = new EventTarget();
let n = 0;
const h = () => {
  n++;
};
et.addEventListener("x", h);
// %%
et.removeEventListener("x", h);
// %%
et.dispatchEvent(new Event("x"));
console.log(n);

// %% [case]
import { EventEmitter } from "node:events";
const e = new EventEmitter();
let n = 0;
e.on("x", () => n++);
// %%
e.emit("x");
// %%
n;

// %% [case]
import { EventEmitter } from "node:events";
class E extends EventEmitter {}
const e = new E();
let n = 0;
e.on("x", () => n++);
// %%
e.emit("x");
// %%
n;

// %% [case]
const c = new AbortController();
// %%
c.abort();
// %%
c.signal.aborted;

// %% [case]
const c = new AbortController();
const s = c.signal;
// %%
c.abort();
// %%
s.aborted;

// %% [case]
const c = new AbortController();
let n = 0;
c.signal.onabort = () => {
  n++;
};
// %%
c.abort();
// %%
n;

// %% [case]
let n = 0;
addEventListener("x", () => {
  n++;
});
// %%
dispatchEvent(new Event("x"));
// %%
n;
