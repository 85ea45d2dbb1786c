# %% [case]
rows = [1]
# %%
rows.append(2)
# %%
#!typescript
console.log(rows);

# %% [case]
x = 1
# %%
#!typescript
const y = x + 1;
# %%
print(y)

# %% [case]
x = 1
# %%
x = 2
# %%
#!typescript
console.log(x);

# %% [case]
#!typescript
let x = 1;
# %%
x = 2
# %%
#!typescript
console.log(x);

# %% [case]
x = 1
# %%
#!typescript
let x = 5;
# %%
print(x)

# %% [case]
#!typescript
const a = [1];
# %%
#!typescript
a.push(2);
# %%
print(a)

# %% [case]
#!typescript
const a = [1];
# %%
a.append(2)
# %%
#!typescript
console.log(a);

# %% [case]
#!typescript
const a = [1];
# %%
a.append(2)
# %%
print(a)

# %% [case]
#!typescript
const state = { n: 0 }; function inc() { state.n++; }
# %%
#!typescript
inc();
# %%
#!typescript
console.log(state.n);

# %% [case]
#!typescript
const state = { n: 0 }; function inc() { state.n++; }
# %%
#!typescript
inc();
# %%
print(state)

# %% [case]
#!typescript
import { writeFileSync } from "node:fs";
# %%
#!typescript
writeFileSync("a.json", "1");
# %%
print(open("a.json").read())

# %% [case]
#!typescript
import { readFileSync } from "node:fs";
# %%
open("a.json", "w").write("1")
# %%
#!typescript
console.log(readFileSync("a.json", "utf8"));

# %% [case]
#!typescript
import { readFileSync } from "node:fs";
# %%
!echo 1 > a.json
# %%
#!typescript
console.log(readFileSync("a.json", "utf8"));

# %% [case]
#!typescript
import { readFileSync } from "node:fs";
# %%
%%writefile a.json
1
# %%
#!typescript
console.log(readFileSync("a.json", "utf8"));

# %% [case]
#!typescript
import { writeFileSync } from "node:fs";
# %%
#!typescript
writeFileSync("a.json", "1");
# %%
!cat a.json

# %% [case]
import pandas as pd
# %%
pd.DataFrame({"a": [1]}).to_csv("t.csv")
# %%
#!typescript
import { readFileSync } from "node:fs"; console.log(readFileSync("t.csv", "utf8"));

# %% [case]
#!typescript
const cfg = { a: 1 };
# %%
cfg["a"] = 2
# %%
print(cfg)

# %% [case]
#!typescript
const cfg = { a: 1 };
# %%
c = cfg; c["a"] = 2
# %%
print(cfg)

# %% [case]
d = {"a": [1]}; e = d["a"]
# %%
e.append(2)
# %%
#!typescript
console.log(d);

# %% [case]
class C: n = 0
c = {"k": 1}
def bump(): c["k"] += 1
# %%
bump()
# %%
#!typescript
console.log(c);

# %% [case]
rows = [1]
# %%
exec("rows = [5]")
# %%
#!typescript
console.log(rows);

# %% [case]
rows = [1]
# %%
globals()["rows"] = [5]
# %%
#!typescript
console.log(rows);

# %% [case]
rows = [1]
# %%
del rows[0]
# %%
#!typescript
console.log(rows);

# %% [case]
n = 0
def inc():
    global n
    n += 1
# %%
inc()
# %%
#!typescript
console.log(n);

# %% [case]
#!typescript
class P { static all: number[] = []; }
# %%
#!typescript
P.all.push(1);
# %%
#!typescript
console.log(P.all);

# %% [case]
#!typescript
const m = new Map([["a", 1]]);
# %%
#!typescript
m.set("b", 2);
# %%
#!typescript
const size = m.size;

# %% [case]
#!typescript
const o = { a: [1] }; const p = o.a;
# %%
#!typescript
p.push(2);
# %%
print(o)

# %% [case]
#!typescript
const o = { a: [1] }; const p = o.a;
# %%
o["a"].append(2)
# %%
#!typescript
console.log(o);

# %% [case]
#!typescript
const o = { a: 1 }; const fs = [() => o.a];
# %%
#!typescript
o.a = 2;
# %%
#!typescript
const v = fs[0]();

# %% [case]
#!typescript
const rows = [3, 1, 2];
# %%
#!typescript
rows.sort();
# %%
first = rows[0]

# %% [case]
x = 1
# %%
%store -r x
# %%
#!typescript
console.log(x);

# %% [case]
import json
# %%
json.dump([1], open("x.json", "w"))
# %%
#!typescript
import fs from "node:fs"; const v = JSON.parse(fs.readFileSync("x.json", "utf8"));

# %% [case]
import os
# %%
os.chdir("..")
# %%
print(os.getcwd())
