// %% [case]
const re = /a/g;
// %%
re.test("aa");
// %%
re.test("a");

// %% [case]
const re = /a/y;
// %%
"aab".replace(re, "x");
// %%
re.lastIndex;

// %% [case]
const re = /a/g;
re.lastIndex = 1;
// %%
"bab".match(re);
// %%
re.lastIndex;

// %% [case]
const re = /a/g;
// %%
re.lastIndex = 5;
// %%
re.exec("aaa");

// %% [case]
const re = /a/g;
const it = "aaa".matchAll(re);
// %%
it.next();
// %%
[...it].length;

// %% [case]
const d = new Date(0);
// %%
d.setFullYear(2001);
// %%
d.toISOString();

// %% [case]
const d = new Date(0);
const o = { d };
// %%
o.d.setMonth(5);
// %%
d;
