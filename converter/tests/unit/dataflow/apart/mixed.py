# %% [case]
rows = [1]
# %%
#!typescript
rows.push(2);
# %%
print(rows)

# %% [case]
rows = [1]
# %%
#!typescript
rows.push(2);
# %%
#!typescript
console.log(rows);

# %% [case]
a = [1]; b = [2]
# %%
a.append(3)
# %%
#!typescript
console.log(b);

# %% [case]
#!typescript
const a = [1], b = [2];
# %%
#!typescript
a.push(3);
# %%
print(b)

# %% [case]
#!typescript
const a = [1], b = [2];
# %%
a.append(3)
# %%
#!typescript
console.log(b);

# %% [case]
x = 1
# %%
#!typescript
const y = x + 1;
# %%
#!typescript
const z = x + 2;

# %% [case]
x = 1
# %%
y = x + 1
# %%
#!typescript
const z = x + 2;
