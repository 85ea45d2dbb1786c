# %% [case]
b = {}
# %%
dict.update(b, {'a': 1})
# %%
print(b)

# %% [case]
b = []
# %%
list.append(b, 1)
# %%
print(b)

# %% [case]
b = []
# %%
list.__iadd__(b, [1])
# %%
print(b)

# %% [case]
from tqdm import tqdm
b = tqdm(total=3)
# %%
b.update(1)
# %%
b.close()

# %% [case]
import ipywidgets as w
s = w.IntSlider()
# %%
s.value = 5
# %%
print(s.value)

# %% [case]
import ipywidgets as w
r=[]
s = w.IntSlider()
s.observe(lambda c: r.append(c))
# %%
s.value = 5
# %%
print(r)

# %% [case]
import ipywidgets as w
o = w.Output()
# %%
with o: print(3)
# %%
print(o.outputs)

# %% [case]
x = 1
# %%
exec('x = 2')
# %%
print(x)

# %% [case]
x = [1]
# %%
eval('x.append(2)')
# %%
print(x)

# %% [case]
x = 1
# %%
y: int = 2
# %%
print(__annotations__)

# %% [case]
import typing
# %%
y: int = 2
# %%
print(typing.get_type_hints(__import__('__main__')))

# %% [case]
a = [1]
# %%
a += [2]
# %%
print(a)

# %% [case]
a = [1]
b = a
# %%
a += [2]
# %%
print(b)

# %% [case]
a = [1]
b = a
# %%
a *= 2
# %%
print(b)

# %% [case]
a = [[0]*3]*3
# %%
a[0][0] = 1
# %%
print(a[1])

# %% [case]
a = {'x': {'y': 1}}
b = dict(a)
# %%
b['x']['y'] = 2
# %%
print(a)

# %% [case]
a = {1}
b = a
# %%
b |= {2}
# %%
print(a)

# %% [case]
a = [1,2]
b = reversed(a)
# %%
a.append(3)
# %%
print(list(b))

# %% [case]
a = [1,2]
b = (x for x in a)
# %%
a.append(3)
# %%
print(list(b))

# %% [case]
a = [1,2]
b = map(str, a)
# %%
a.append(3)
# %%
print(list(b))

# %% [case]
a = [1,2]
b = iter(a)
# %%
next(b)
# %%
print(list(b))

# %% [case]
a = {'x': 1}
k = a.keys()
# %%
a['y'] = 2
# %%
print(k)

# %% [case]
a = {'x': 1}
k = a.items()
# %%
a['y'] = 2
# %%
print(list(k))

# %% [case]
a = bytearray(b'ab')
m = memoryview(a)
# %%
m[0] = 1
# %%
print(a)

# %% [case]
x = 1
# %%
2
# %%
print(_)

# %% [case]
x = 1
# %%
2
# %%
print(Out)

# %% [case]
x = 1
# %%
2
# %%
print(In)

# %% [case]
x = 1
# %%
del x
# %%
print('x' in globals())

# %% [case]
x = 1
# %%
y = 2
# %%
print(dir())

# %% [case]
r = []
# %%
sorted([1,2], key=lambda x: r.append(x) or x)
# %%
print(r)

# %% [case]
r = []
# %%
max([1,2], key=lambda x: r.append(x) or x)
# %%
print(r)

# %% [case]
r = []
# %%
list(filter(lambda x: r.append(x), [1]))
# %%
print(r)

# %% [case]
r = []
# %%
{x: r.append(x) for x in [1]}
# %%
print(r)

# %% [case]
r = []
# %%
any(r.append(x) for x in [1])
# %%
print(r)

# %% [case]
r = []
# %%
[x for x in [1] if r.append(x)]
# %%
print(r)

# %% [case]
r = []
# %%
(lambda: r.append(1))()
# %%
print(r)

# %% [case]
r = []
# %%
x = r.append
# %%
x(1)
print(r)

# %% [case]
r = []
x = r.append
# %%
x(1)
# %%
print(r)

# %% [case]
r = []
fs = [r.append]
# %%
fs[0](1)
# %%
print(r)

# %% [case]
r = []
d = {'f': r.append}
# %%
d['f'](1)
# %%
print(r)
