// %% [case]
const mk = () => {
  let c = 0;
  return () => ++c;
};
const f = mk();
// %%
f();
// %%
f();

// %% [case]
const mk = () => {
  let c = 0;
  return { inc: () => ++c, get: () => c };
};
const f = mk();
// %%
f.inc();
// %%
f.get();

// %% [case]
const fs: any[] = [];
for (let i = 0; i < 2; i++) fs.push(() => i++);
// %%
fs[0]();
// %%
fs[0]();

// %% [case]
const f = (() => {
  const cache = new Map();
  return (k: string) => {
    if (!cache.has(k)) cache.set(k, cache.size);
    return cache.get(k);
  };
})();
// %%
f("a");
// %%
f("b");

// %% [case]
function f() {
  f.n = (f.n ?? 0) + 1;
  return f.n;
}
// %%
f();
// %%
f();

// %% [case]
function f() {
  return 1;
}
// %%
f.x = 5;
// %%
f.x;

// %% [case]
const f: any = () => 1;
// %%
f.x = 5;
// %%
f.x;

// %% [case]
let n = 0;
function f() {
  n++;
}
const g = f.bind(null);
// %%
g();
// %%
n;

// %% [case]
let n = 0;
function f() {
  n++;
}
// %%
f.call(null);
// %%
n;

// %% [case]
let n = 0;
function f() {
  n++;
}
// %%
Reflect.apply(f, null, []);
// %%
n;

// %% [case]
let n = 0;
function f() {
  n++;
}
// %%
queueMicrotask(f);
// %%
n;

// %% [case]
const counter = (() => {
  let n = 0;
  return {
    up() {
      n++;
    },
    get n() {
      return n;
    },
  };
})();
// %%
counter.up();
// %%
counter.n;

// %% [case]
const once = (f: any) => {
  let done = false,
    r: any;
  return () => (done ? r : ((done = true), (r = f())));
};
let n = 0;
const f = once(() => ++n);
// %%
f();
// %%
n;

// %% [case]
const debounce = (f: any) => {
  let t: any;
  return () => {
    clearTimeout(t);
    t = setTimeout(f, 5);
  };
};
let n = 0;
const f = debounce(() => {
  n++;
});
// %%
f();
await new Promise((r) => setTimeout(r, 20));
// %%
n;

// %% [case]
const mk = (arr: any[]) => ({ add: (x: any) => arr.push(x) });
const a: any[] = [];
const m = mk(a);
// %%
m.add(1);
// %%
a;

// %% [case]
const mk = () => {
  const arr: any[] = [];
  return [() => arr.push(1), () => arr.length] as const;
};
const [add, len] = mk();
// %%
add();
// %%
len();

// %% [case]
let seq = 0;
const next = () => seq++;
const ids = [next()];
// %%
ids.push(next());
// %%
next();

// %% [case]
const gen = () => {
  let a = 0,
    b = 1;
  return () => {
    [a, b] = [b, a + b];
    return a;
  };
};
const fib = gen();
// %%
fib();
fib();
// %%
fib();

// %% [case]
const pipe =
  (...f: any[]) =>
  (x: any) =>
    f.reduce((a, g) => g(a), x);
const seen: any[] = [];
const p = pipe((x: any) => {
  seen.push(x);
  return x;
});
// %%
p(1);
// %%
seen;

// %% [case]
const bus = (() => {
  const m = new Map<string, any[]>();
  return {
    on: (k: string, f: any) => m.set(k, [...(m.get(k) ?? []), f]),
    emit: (k: string, v: any) => (m.get(k) ?? []).forEach((f) => f(v)),
  };
})();
let n = 0;
bus.on("a", (v: any) => {
  n = v;
});
// %%
bus.emit("a", 4);
// %%
n;

// %% [case]
const signal = (v: any) => {
  const subs = new Set<any>();
  return [
    () => v,
    (x: any) => {
      v = x;
      subs.forEach((f) => f(x));
    },
    (f: any) => subs.add(f),
  ] as const;
};
const [get, set, sub] = signal(1);
let n = 0;
sub((x: any) => {
  n = x;
});
// %%
set(3);
// %%
n + get();

// %% [case]
const rng = (s: number) => () => (s = (s * 16807) % 2147483647) / 2147483647;
const r = rng(1);
// %%
r();
// %%
r();

// %% [case]
function rng(a: number) {
  return function () {
    a |= 0;
    a = (a + 0x6d2b79f5) | 0;
    return a;
  };
}
const r = rng(1);
// %%
r();
// %%
r();

// %% [case]
const undo = (() => {
  const past: any[] = [];
  let now: any = 0;
  return {
    set(v: any) {
      past.push(now);
      now = v;
    },
    back() {
      now = past.pop();
    },
    get: () => now,
  };
})();
undo.set(1);
// %%
undo.back();
// %%
undo.get();
