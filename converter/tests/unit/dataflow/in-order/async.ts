// %% [case]
let n = 0;
const t = setInterval(() => {
  n++;
}, 2);
// %%
await new Promise((r) => setTimeout(r, 40));
clearInterval(t);
// %%
n > 3;

// %% [case]
let n = 0;
setTimeout(() => {
  n = 1;
}, 0);
// %%
n = 2;
// %%
n;

// %% [case]
let n = 0;
async function main() {
  await new Promise((r) => setTimeout(r, 15));
  n++;
}
main();
// %%
await new Promise((r) => setTimeout(r, 40));
// %%
n;

// %% [case]
let n = 0;
const p = new Promise((r) => setTimeout(r, 15)).then(() => {
  n++;
});
// %%
await p;
// %%
n;

// %% [case]
let n = 0;
const sleep = (t: number) => new Promise((r) => setTimeout(r, t));
const p = (async () => {
  await sleep(10);
  n++;
})();
// %%
await sleep(40);
// %%
n;

// %% [case]
const o = { n: 1 };
const p = Promise.resolve(o);
// %%
o.n = 2;
// %%
await p;

// %% [case]
const o = { n: 1 };
const p = Promise.resolve(o);
// %%
(await p).n = 2;
// %%
o;

// %% [case]
const o = { n: 1 };
const p = (async () => o)();
// %%
(await p).n = 2;
// %%
o;

// %% [case]
const o = { n: 1 };
const p = Promise.all([o]);
// %%
(await p)[0].n = 2;
// %%
o;

// %% [case]
const o = { n: 1 };
const p = Promise.allSettled([o]);
// %%
((await p)[0] as any).value.n = 2;
// %%
o;

// %% [case]
const o = { n: 1 };
const p = Promise.reject(o);
p.catch(() => {});
// %%
try {
  await p;
} catch (e: any) {
  e.n = 2;
}
// %%
o;

// %% [case]
const o = { n: 1 };
const p = Promise.race([o]);
// %%
(await p).n = 2;
// %%
o;

// %% [case]
let res: any;
const p = new Promise((r) => (res = r));
// %%
res(5);
// %%
await Promise.race([p, 0]);

// %% [case]
const { promise, resolve } = Promise.withResolvers<number>();
// %%
resolve(5);
// %%
await Promise.race([promise, 0]);

// %% [case]
const { promise, resolve } = Promise.withResolvers<number>();
let n = 0;
promise.then(() => {
  n++;
});
// %%
resolve(1);
await 0;
// %%
n;

// %% [case]
let n = 0;
const job = async () => {
  await new Promise((r) => setTimeout(r, 5));
  n++;
};
// %%
job();
// %%
n;
await new Promise((r) => setTimeout(r, 20));
console.log(n);

// %% [case]
let n = 0;
const job = async () => {
  n++;
  return n;
};
// %%
await job();
// %%
n;

// %% [case]
const o = { n: 0 };
const job = async (x: any) => {
  x.n++;
};
// %%
await job(o);
// %%
o;

// %% [case]
let n = 0;
const p = (async () => {
  for (let i = 0; i < 3; i++) {
    await new Promise((r) => setTimeout(r, 10));
    n++;
  }
})();
// %%
await new Promise((r) => setTimeout(r, 25));
// %%
n > 0;

// %% [case]
let n = 0;
const t = setInterval(() => {
  n++;
  if (n > 5) clearInterval(t);
}, 1);
// %%
await new Promise((r) => setTimeout(r, 40));
// %%
n;

// %% [case]
let n = 0;
const p = new Promise<void>((r) =>
  setTimeout(() => {
    n++;
    r();
  }, 15),
);
// %%
await p;
// %%
n;

// %% [case]
const log: number[] = [];
const p = Promise.resolve(1).then((x) => log.push(x));
// %%
log.push(2);
// %%
log;

// %% [case]
const log: number[] = [];
const later = (f: () => void) => setTimeout(f, 12);
later(() => log.push(1));
// %%
await new Promise((r) => setTimeout(r, 30));
// %%
log;

// %% [case]
const o = { n: 1 };
const r = await Promise.all([Promise.resolve(o)]);
// %%
r[0].n = 2;
// %%
o;

// %% [case]
const o = { n: 1 };
const [r] = await Promise.all([(async () => o)()]);
// %%
r.n = 2;
// %%
o;

// %% [case]
const o = { n: 1 };
const r = await Promise.allSettled([Promise.resolve(o)]);
// %%
(r[0] as any).value.n = 2;
// %%
o;

// %% [case]
const o = { n: 1 };
const r = (await Promise.race([Promise.resolve(o), new Promise(() => {})])) as any;
// %%
r.n = 2;
// %%
o;

// %% [case]
const o = { n: 1 };
const r = await new Promise<any>((ok) => ok(o));
// %%
r.n = 2;
// %%
o;

// %% [case]
const o = { n: 1 };
const p = new Promise<any>((ok) => ok(o));
// %%
(await p).n = 2;
// %%
o;

// %% [case]
const o = { n: 1 };
const p = new Promise<any>((ok) => ok(o)).then((x) => x);
// %%
(await p).n = 2;
// %%
o;

// %% [case]
const o = { n: 1 };
const p = new Promise<any>((ok, no) => no(o));
p.catch(() => 0);
// %%
await p.catch((e: any) => {
  e.n = 2;
});
// %%
o;

// %% [case]
const o = { n: 1 };
const f = async () => {
  throw o;
};
// %%
await f().catch((e: any) => {
  e.n = 2;
});
// %%
o;

// %% [case]
const o = { n: 1 };
const f = async () => {
  throw o;
};
// %%
try {
  await f();
} catch (e: any) {
  e.n = 2;
}
// %%
o;

// %% [case]
const o = { n: 1 };
const p = Promise.resolve(Promise.resolve(o));
// %%
(await p).n = 2;
// %%
o;

// %% [case]
const o = { n: 1 };
const m = new Map([["a", Promise.resolve(o)]]);
// %%
(await m.get("a")!).n = 2;
// %%
o;

// %% [case]
const cache: any = {};
const get = (k: string) => (cache[k] ??= (async () => ({ k }))());
// %%
(await get("a")).k = "z";
// %%
(await get("a")).k;

// %% [case]
let n = 0;
async function* g() {
  n++;
  yield 1;
  n++;
}
// %%
for await (const x of g());
// %%
n;

// %% [case]
let n = 0;
async function* g() {
  n++;
  yield 1;
  n++;
}
const it = g();
// %%
await it.next();
// %%
n;

// %% [case]
const o = { n: 1 };
async function* g() {
  yield o;
}
// %%
for await (const x of g()) x.n = 2;
// %%
o;

// %% [case]
let n = 0;
class S {
  async *[Symbol.asyncIterator]() {
    n++;
    yield 1;
  }
}
const s = new S();
// %%
for await (const x of s);
// %%
n;

// %% [case]
let n = 0;
class S {
  n = 0;
  [Symbol.asyncIterator]() {
    return {
      next: async () => {
        n++;
        return { done: n > 2, value: n };
      },
    };
  }
}
const s = new S();
// %%
for await (const x of s);
// %%
n;

// %% [case]
const sleep = (t: number) => new Promise((r) => setTimeout(r, t));
let n = 0;
async function work() {
  n = 1;
  await sleep(1);
  n = 2;
}
// %%
await work();
// %%
n;

// %% [case]
let n = 0;
const q: Promise<void>[] = [];
const add = () =>
  q.push(
    (async () => {
      n++;
    })(),
  );
// %%
add();
// %%
n;

// %% [case]
let done = false;
const p = (async () => {
  await new Promise((r) => setTimeout(r, 10));
  done = true;
})();
// %%
while (!done) await new Promise((r) => setTimeout(r, 2));
// %%
done;

// %% [case]
let n = 0;
queueMicrotask(() => {
  n++;
});
// %%
n += 10;
// %%
n;

// %% [case]
let n = 0;
process.nextTick(() => {
  n++;
});
// %%
n *= 5;
// %%
n;

// %% [case]
let n = 0;
setImmediate(() => {
  n++;
});
// %%
n = 5;
// %%
n;

// %% [case]
const p = new Promise((r) => setTimeout(r, 20));
// %%
await p;
// %%
console.log(p);

// %% [case]
let cb: any;
const p = new Promise((r) => {
  cb = r;
});
let n = 0;
p.then(() => {
  n++;
});
// %%
cb(1);
// %%
n;

// %% [case]
const controller = new AbortController();
let n = 0;
const p = new Promise((_, no) =>
  controller.signal.addEventListener("abort", () => {
    n++;
    no(1);
  }),
);
p.catch(() => {});
// %%
controller.abort();
// %%
n;

// %% [case]
let n = 0;
async function outer() {
  inner();
}
async function inner() {
  await new Promise((r) => setTimeout(r, 10));
  n++;
}
await outer();
// %%
await new Promise((r) => setTimeout(r, 30));
// %%
n;

// %% [case]
let n = 0;
[1, 2].forEach(async (x) => {
  await new Promise((r) => setTimeout(r, 10));
  n += x;
});
// %%
await new Promise((r) => setTimeout(r, 30));
// %%
n;

// %% [case]
let n = 0;
void (async () => {
  await new Promise((r) => setTimeout(r, 10));
  n++;
})();
// %%
await new Promise((r) => setTimeout(r, 30));
// %%
n;

// %% [case]
let n = 0;
class Job {
  start() {
    setTimeout(() => {
      n++;
    }, 10);
  }
}
new Job().start();
// %%
await new Promise((r) => setTimeout(r, 30));
// %%
n;

// %% [case]
let n = 0;
class Job {
  async start() {
    await new Promise((r) => setTimeout(r, 10));
    n++;
  }
}
const j = new Job();
j.start();
// %%
await new Promise((r) => setTimeout(r, 30));
// %%
n;

// %% [case]
const state = { n: 0 };
(async () => {
  await new Promise((r) => setTimeout(r, 10));
  state.n = 1;
})().catch(() => {});
// %%
await new Promise((r) => setTimeout(r, 30));
// %%
state;

// %% [case]
import { setTimeout as wait } from "node:timers/promises";
let n = 0;
wait(10).then(() => {
  n++;
});
// %%
await wait(30);
// %%
n;

// %% [case]
import _ from "npm:lodash";
let n = 0;
_.delay(() => {
  n++;
}, 15);
// %%
await new Promise((r) => setTimeout(r, 40));
// %%
n;

// %% [case]
import _ from "npm:lodash";
let n = 0;
const f = _.debounce(() => {
  n++;
}, 15);
f();
// %%
await new Promise((r) => setTimeout(r, 40));
// %%
n;

// %% [case]
import * as timers from "node:timers";
let n = 0;
timers.setInterval(() => {
  n++;
}, 15);
// %%
await new Promise((r) => setTimeout(r, 40));
// %%
n > 0;

// %% [case]
import timers from "node:timers";
let n = 0;
timers.setTimeout(() => {
  n++;
}, 15);
// %%
await new Promise((r) => setTimeout(r, 40));
// %%
n;

// %% [case]
import { interval } from "npm:d3-timer";
let n = 0;
const t = interval(() => {
  n++;
  t.stop();
}, 15);
// %%
await new Promise((r) => setTimeout(r, 60));
// %%
n;

// %% [case]
let n = 0;
const it = setInterval(() => {
  if (++n > 2) clearInterval(it);
}, 2);
// %%
while (n < 3) await new Promise((r) => setTimeout(r, 1));
// %%
n;

// %% [case]
let n = 0;
const q: any[] = [];
const worker = (async () => {
  while (true) {
    const j = q.shift();
    if (j === "stop") return;
    if (j) n += j;
    await new Promise((r) => setTimeout(r, 1));
  }
})();
// %%
q.push(5, "stop");
await worker;
// %%
n;

// %% [case]
let n = 0;
const lock = (() => {
  let p = Promise.resolve();
  return (f: any) => (p = p.then(f));
})();
// %%
await lock(() => {
  n++;
});
// %%
n;

// %% [case]
let resolve: any;
const gate = new Promise<void>((r) => {
  resolve = r;
});
let n = 0;
(async () => {
  await gate;
  n++;
})();
// %%
resolve();
await 0;
await 0;
// %%
n;

// %% [case]
const results: any[] = [];
const jobs = [1, 2].map((i) => async () => {
  await 0;
  results.push(i);
});
// %%
for (const j of jobs) await j();
// %%
results;

// %% [case]
const sleep = (ms: number) => new Promise((r) => setTimeout(r, ms));
const retry = async (f: any, n = 3) => {
  for (let i = 0; i < n; i++) {
    try {
      return await f();
    } catch {
      await sleep(1);
    }
  }
};
let tries = 0;
// %%
await retry(() => {
  tries++;
  throw 1;
});
// %%
tries;

// %% [case]
const pool = async (fs: any[], k: number) => {
  const out: any[] = [];
  let i = 0;
  await Promise.all(
    Array(k)
      .fill(0)
      .map(async () => {
        while (i < fs.length) {
          const j = i++;
          out[j] = await fs[j]();
        }
      }),
  );
  return out;
};
let n = 0;
// %%
await pool(
  [
    async () => {
      n++;
    },
    async () => {
      n++;
    },
  ],
  2,
);
// %%
n;

// %% [case]
async function* ticks() {
  for (let i = 0; i < 3; i++) {
    await 0;
    seen.push(i);
    yield i;
  }
}
const seen: any[] = [];
// %%
for await (const t of ticks()) if (t) break;
// %%
seen;

// %% [case]
const m = new Map<string, Promise<any>>();
const load = (k: string) => {
  if (!m.has(k)) m.set(k, (async () => ({ k, hits: 0 }))());
  return m.get(k)!;
};
// %%
(await load("a")).hits++;
// %%
(await load("a")).hits;

// %% [case]
const deferred = () => {
  const d: any = {};
  d.promise = new Promise((r) => {
    d.resolve = r;
  });
  return d;
};
const d = deferred();
// %%
d.resolve(4);
// %%
await Promise.race([d.promise, 0]);

// %% [case]
const o = { n: 1 };
const t = setTimeout(() => {}, 1e6);
clearTimeout(t);
// %%
o.n = 2;
// %%
o;

// %% [case]
let n = 0;
const p = (async () => {
  throw new Error("x");
})();
p.catch(() => {
  n++;
});
// %%
await p.catch(() => {
  n += 5;
});
// %%
n;

// %% [case]
let n = 0;
const f = async () => {
  try {
    await Promise.reject(1);
  } finally {
    n++;
  }
};
// %%
await f().catch(() => {});
// %%
n;

// %% [case]
let n = 0;
const th = {
  then(ok: any) {
    n++;
    ok(1);
  },
};
// %%
await Promise.all([th]);
// %%
n;

// %% [case]
const st = { v: 0 };
const up = () =>
  Promise.resolve().then(() => {
    st.v++;
  });
// %%
await up();
// %%
st;

// %% [case]
let n = 0;
const g = (function* () {
  n++;
  const x: any = yield 1;
  n += x;
})();
g.next();
// %%
g.next(5);
// %%
n;

// %% [case]
Deno.writeTextFileSync("a", "1");
let data = "";
Deno.readTextFile("a")
  .then((t) => new Promise((r) => setTimeout(() => r(t), 15)))
  .then((t) => {
    data = t as string;
  });
// %%
await new Promise((r) => setTimeout(r, 40));
// %%
data;

// %% [case]
Deno.writeTextFileSync("a", "x,y");
const rows = (await Deno.readTextFile("a")).split(",");
// %%
rows.push("z");
// %%
rows;

// %% [case]
Deno.writeTextFileSync("a", '{"a":[1]}');
const o = JSON.parse(await Deno.readTextFile("a"));
// %%
o.a.push("z");
// %%
o;

// %% [case]
Deno.writeTextFileSync("a", "1");
// %%
await Deno.writeTextFile("a", "2");
// %%
await Deno.readTextFile("a");

// %% [case]
const p = Deno.writeTextFile("a", "x".repeat(2e8));
// %%
await p;
// %%
(() => {
  try {
    return Deno.statSync("a").size;
  } catch {
    return 0;
  }
})();

// %% [case]
const ps = ["a", "b"].map((n) => Deno.writeTextFile(n, "x".repeat(2e8)));
// %%
await Promise.all(ps);
// %%
(() => {
  try {
    return Deno.statSync("b").size;
  } catch {
    return 0;
  }
})();
