// %% [case]
import _ from "npm:lodash";
// %%
_.mixin({ zz: () => 5 });
// %%
_.zz?.();

// %% [case]
import _ from "npm:lodash";
const o = { a: [1] };
// %%
_.set(o, "a[0]", 2);
// %%
o;

// %% [case]
import _ from "npm:lodash";
const o = { a: [1] };
const w = _.chain(o);
// %%
o.a.push(2);
// %%
w.value();

// %% [case]
import _ from "npm:lodash";
let n = 0;
const f = _.once(() => ++n);
// %%
f();
// %%
n;

// %% [case]
import seedrandom from "npm:seedrandom";
const r = seedrandom("a");
// %%
r();
// %%
r();

// %% [case]
import seedrandom from "npm:seedrandom";
seedrandom("a", { global: true });
// %%
seedrandom("b", { global: true });
// %%
Math.random();

// %% [case]
import seedrandom from "npm:seedrandom";
seedrandom("a", { global: true });
// %%
Math.random();
// %%
Math.random();

// %% [case]
import seedrandom from "npm:seedrandom";
seedrandom("a", { global: true });
const a = [1, 2, 3, 4, 5];
// %%
a.sort(() => Math.random() - 0.5);
// %%
Math.random();

// %% [case]
import dayjs from "npm:dayjs";
import utc from "npm:dayjs/plugin/utc.js";
// %%
dayjs.extend(utc);
// %%
typeof dayjs.utc;

// %% [case]
import * as d3 from "npm:d3-scale";
const s = d3.scaleLinear();
// %%
s.domain([0, 5]);
// %%
s(1);

// %% [case]
import { z } from "npm:zod";
let n = 0;
const S = z.string().transform((x) => {
  n++;
  return x;
});
// %%
S.parse("a");
// %%
n;

// %% [case]
import { createDraft, finishDraft } from "npm:immer";
const d = createDraft({ n: 1 });
// %%
d.n = 2;
// %%
finishDraft(d).n;

// %% [case]
import { observable, autorun } from "npm:mobx";
const o = observable({ n: 1 });
let seen = 0;
autorun(() => {
  seen = o.n;
});
// %%
o.n = 5;
// %%
seen;

// %% [case]
import { Subject } from "npm:rxjs";
const s = new Subject<number>();
let n = 0;
s.subscribe((x) => {
  n += x;
});
// %%
s.next(3);
// %%
n;

// %% [case]
import { BehaviorSubject } from "npm:rxjs";
const s = new BehaviorSubject(1);
// %%
s.next(3);
// %%
s.value;

// %% [case]
import { of, map } from "npm:rxjs";
let n = 0;
const p = of(1, 2).pipe(
  map((x) => {
    n += x;
    return x;
  }),
);
// %%
p.subscribe();
// %%
n;

// %% [case]
import { z } from "npm:zod";
const S = z.object({ a: z.number() });
const o = { a: 1 };
const p = S.parse(o);
// %%
(p as any).a = 2;
// %%
p;

// %% [case]
import { z } from "npm:zod";
let lim = 1;
const S = z.number().refine((x) => x > lim);
// %%
lim = 5;
// %%
S.safeParse(3).success;

// %% [case]
import * as d3 from "npm:d3-array";
const xs = [3, 1, 2];
// %%
d3.shuffle(xs.sort()) && xs.sort();
// %%
xs;

// %% [case]
import * as d3 from "npm:d3-array";
const b = d3.bin();
// %%
b.domain([0, 2]);
// %%
b([1, 5]).length;

// %% [case]
import { scaleLinear } from "npm:d3-scale";
const s = scaleLinear();
const t = s;
// %%
t.range([0, 9]);
// %%
s(1);

// %% [case]
import fp from "npm:lodash/fp.js";
let n = 0;
// %%
fp.each(() => {
  n++;
}, [1]);
// %%
n;

// %% [case]
import _ from "npm:lodash";
const a = [3, 1];
// %%
_.pull(a, 3);
// %%
a;

// %% [case]
import _ from "npm:lodash";
const a = [3, 1];
const c = _.cloneDeep({ a });
// %%
c.a.push(1);
// %%
c.a.length;

// %% [case]
import _ from "npm:lodash";
// %%
_.templateSettings.interpolate = /{{([\s\S]+?)}}/g;
// %%
_.template("{{a}}")({ a: 1 });

// %% [case]
import _ from "npm:lodash";
const id = _.uniqueId;
// %%
id();
// %%
_.uniqueId();

// %% [case]
import dayjs from "npm:dayjs";
// %%
dayjs.locale("en") || (dayjs as any).Ls.en.name === "x";
(dayjs as any).zz = 1;
// %%
(dayjs as any).zz;

// %% [case]
import moment from "npm:moment";
const m = moment(0);
// %%
m.add(1, "d");
// %%
m.valueOf();

// %% [case]
import EventEmitter from "npm:eventemitter3";
const e = new EventEmitter();
let n = 0;
e.on("a", () => {
  n++;
});
// %%
e.emit("a");
// %%
n;

// %% [case]
import * as math from "npm:mathjs";
const p = math.parser();
// %%
p.evaluate("x=3");
// %%
p.evaluate("x");

// %% [case]
import Ajv from "npm:ajv";
const v = new (Ajv as any)().compile({ type: "number" });
// %%
v("a");
// %%
v.errors;

// %% [case]
import { nanoid, customAlphabet } from "npm:nanoid";
const a = { n: 1 };
// %%
a.n = nanoid().length;
// %%
a.n;

// %% [case]
import Handlebars from "npm:handlebars";
// %%
Handlebars.registerHelper("up", (s: string) => s.toUpperCase());
// %%
(() => {
  try {
    return Handlebars.compile("{{up a}}")({ a: "x" });
  } catch {
    return 0;
  }
})();

// %% [case]
import * as yaml from "npm:js-yaml";
const o: any = yaml.load("a: [1]");
// %%
o.a.push(2);
// %%
yaml.dump(o);

// %% [case]
import Papa from "npm:papaparse";
const r = Papa.parse("a,b" + String.fromCharCode(10) + "1,2", { header: true });
// %%
(r.data[0] as any).a = "9";
// %%
r.data;

// %% [case]
import axios from "npm:axios";
// %%
axios.defaults.baseURL = "http://x";
// %%
axios.defaults.baseURL;

// %% [case]
import axios from "npm:axios";
// %%
axios.interceptors.request.use((c: any) => c);
// %%
(axios.interceptors.request as any).handlers.length;

// %% [case]
import { Chart } from "npm:chart.js";
// %%
Chart.defaults.font.size = 3;
// %%
Chart.defaults.font.size;

// %% [case]
import seedrandom from "npm:seedrandom";
const rng = seedrandom("a", { state: true }) as any;
// %%
rng();
// %%
rng.state().i;

// %% [case]
import pq from "npm:p-queue";
const q = new (pq as any)();
let n = 0;
q.add(() => {
  n++;
});
// %%
q.add(() => {
  n *= 5;
});
await q.onIdle();
// %%
n;

// %% [case]
import * as Plot from "npm:@observablehq/plot";
const marks = [Plot.dot([1])];
// %%
marks.push(Plot.ruleY([0]));
// %%
marks.length;
