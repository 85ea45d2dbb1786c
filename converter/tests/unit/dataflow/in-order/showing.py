# %% [case]
from IPython.display import display
h = display('a', display_id='x')
# %%
from IPython.display import update_display
update_display('b', display_id='x')
# %%
update_display('c', display_id='x')

# %% [case]
from IPython.display import clear_output, display
# %%
display('a', display_id='x')
# %%
display('b', display_id='x', update=True)

# %% [case]
import ipywidgets as w
o = w.Output()
o
# %%
with o: print(1)
# %%
with o: print(2)

# %% [case]
import ipywidgets as w
o = w.Output()
o
# %%
o.append_stdout('a')
# %%
o.clear_output()

# %% [case]
import ipywidgets as w
b = w.Button()
r = []
# %%
b.on_click(lambda _: r.append(1))
# %%
b.click()

# %% [case]
import ipywidgets as w
a = w.IntText()
b = w.IntText()
w.link((a,'value'),(b,'value'))
# %%
a.value = 3
# %%
print(b.value)

# %% [case]
import ipywidgets as w
a = w.IntText()
box = w.VBox([a])
# %%
box.children = ()
# %%
box

# %% [case]
import ipywidgets as w
a = w.IntText()
box = w.VBox([a])
# %%
a.value = 3
# %%
box

# %% [case]
import traitlets as t
class A(t.HasTraits):
    x = t.Int()
a = A()
r = []
a.observe(lambda c: r.append(c))
# %%
a.x = 3
# %%
print(r)

# %% [case]
from ipywidgets import interact
r = []
# %%
interact(lambda x: r.append(x), x=3)
# %%
print(r)

# %% [case]
from ipywidgets import interact
r = []
# %%
@interact(x=3)
def f(x): r.append(x)
# %%
print(r)

# %% [case]
from IPython.display import display
h = display(1, display_id=True)
# %%
h.update(2)
# %%
h.update(3)

# %% [case]
h = display(1, display_id=True)
# %%
h.update(2)
# %%
h.display(3)

# %% [case]
import matplotlib.pyplot as plt
from IPython.display import Image
# %%
plt.savefig('a.png')
# %%
Image('a.png')

# %% [case]
import matplotlib.pyplot as plt
from IPython.display import Image
# %%
plt.savefig('a.png')
# %%
Image(filename='a.png')

# %% [case]
import matplotlib.pyplot as plt
from IPython.display import Image, display
# %%
plt.savefig('a.png')
# %%
display(Image('a.png', width=3))

# %% [case]
import matplotlib.pyplot as plt
from IPython.display import SVG
# %%
plt.savefig('a.svg')
# %%
SVG('a.svg')

# %% [case]
from IPython.display import HTML
# %%
open('a.html', 'w').write('x')
# %%
HTML(filename='a.html')

# %% [case]
from IPython.display import HTML
# %%
open('a.html', 'w').write('x')
# %%
HTML(open('a.html').read())

# %% [case]
from IPython import display
# %%
open('a.wav', 'w').write('x')
# %%
display.Audio('a.wav')
