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
