# %% [case]
import matplotlib as mpl, matplotlib.pyplot as plt
# %%
mpl.rc('lines', linewidth=3)
# %%
plt.plot([1])

# %% [case]
import matplotlib as mpl, matplotlib.pyplot as plt
# %%
mpl.rcdefaults()
# %%
plt.plot([1])

# %% [case]
import matplotlib as mpl, matplotlib.pyplot as plt
# %%
mpl.rc_file('x')
# %%
plt.plot([1])

# %% [case]
import matplotlib as mpl, matplotlib.pyplot as plt
# %%
mpl.style.use('ggplot')
# %%
plt.plot([1])

# %% [case]
import matplotlib as mpl, matplotlib.pyplot as plt
# %%
mpl.font_manager.fontManager.addfont('x.ttf')
# %%
plt.title('é')

# %% [case]
from matplotlib import font_manager
import matplotlib.pyplot as plt
# %%
font_manager.fontManager.addfont('x.ttf')
# %%
plt.title('é')

# %% [case]
import matplotlib as mpl, matplotlib.pyplot as plt
# %%
mpl.colormaps.register(c, name='x')
# %%
plt.scatter([1],[1],cmap='x')

# %% [case]
import matplotlib as mpl, matplotlib.pyplot as plt
# %%
plt.register_cmap('x', c)
# %%
plt.scatter([1],[1],cmap='x')

# %% [case]
import matplotlib as mpl, matplotlib.pyplot as plt
# %%
mpl.units.registry[int] = 3
# %%
plt.plot([1])

# %% [case]
import matplotlib.units as mu, matplotlib.pyplot as plt
# %%
mu.registry[int] = 3
# %%
plt.plot([1])

# %% [case]
import matplotlib.scale as ms, matplotlib.pyplot as plt
# %%
ms.register_scale(A)
# %%
plt.yscale('a')

# %% [case]
import matplotlib.pyplot as plt
# %%
plt.switch_backend('agg')
# %%
plt.plot([1])

# %% [case]
import matplotlib.pyplot as plt
# %%
plt.ion()
# %%
plt.plot([1])

# %% [case]
import matplotlib.pyplot as plt
# %%
plt.set_cmap('x')
# %%
plt.imshow([[1]])

# %% [case]
import matplotlib.pyplot as plt
# %%
plt.xkcd()
# %%
plt.plot([1])

# %% [case]
import matplotlib.pyplot as plt
# %%
plt.rcParams['lines.linewidth'] = 3
# %%
plt.plot([1])

# %% [case]
import matplotlib.pyplot as plt
from cycler import cycler
# %%
plt.rcParams['axes.prop_cycle'] = cycler(color='r')
# %%
plt.plot([1])

# %% [case]
import matplotlib.pyplot as plt
fig, ax = plt.subplots()
l, = ax.plot([1])
# %%
l.set_data([1],[2])
# %%
fig

# %% [case]
import matplotlib.pyplot as plt
fig, ax = plt.subplots()
# %%
ax.legend()
# %%
ax.get_legend().set_title('x')

# %% [case]
import matplotlib.pyplot as plt
fig, axs = plt.subplots(2)
# %%
axs[0].plot([1])
# %%
fig

# %% [case]
import matplotlib.pyplot as plt
fig, axs = plt.subplots(2,2)
# %%
axs.flat[0].plot([1])
# %%
fig

# %% [case]
import matplotlib.pyplot as plt
fig, axs = plt.subplots(2,2)
a = axs.ravel()
# %%
a[0].plot([1])
# %%
fig

# %% [case]
import matplotlib.pyplot as plt
fig, ax = plt.subplots()
# %%
ax.figure.suptitle('x')
# %%
fig

# %% [case]
import matplotlib.pyplot as plt
fig, ax = plt.subplots()
ax2 = ax.twinx()
# %%
ax2.plot([1])
# %%
fig

# %% [case]
import matplotlib.pyplot as plt
fig, ax = plt.subplots()
# %%
for s in ax.spines.values(): s.set_visible(False)
# %%
fig

# %% [case]
import matplotlib.pyplot as plt
fig, ax = plt.subplots()
# %%
plt.setp(ax.get_xticklabels(), rotation=3)
# %%
fig

# %% [case]
import matplotlib.pyplot as plt
fig, ax = plt.subplots()
# %%
fig.colorbar(None, ax=ax)
# %%
fig

# %% [case]
import matplotlib.pyplot as plt
fig, ax = plt.subplots()
p = ax.bar([1],[2])
# %%
p[0].set_color('r')
# %%
fig

# %% [case]
import matplotlib.pyplot as plt
fig, ax = plt.subplots()
# %%
ax.xaxis.set_major_locator(plt.MaxNLocator(3))
# %%
fig

# %% [case]
import matplotlib.pyplot as plt
from matplotlib.ticker import MaxNLocator
fig, ax = plt.subplots()
loc = MaxNLocator(3)
ax.xaxis.set_major_locator(loc)
# %%
loc.set_params(nbins=5)
# %%
fig

# %% [case]
import matplotlib.pyplot as plt
from matplotlib.patches import Circle
fig, ax = plt.subplots()
c = Circle((0,0),1)
ax.add_patch(c)
# %%
c.set_radius(5)
# %%
fig

# %% [case]
import matplotlib.pyplot as plt
fig = plt.figure()
gs = fig.add_gridspec(2,2)
# %%
ax = fig.add_subplot(gs[0])
# %%
fig

# %% [case]
import seaborn as sns, matplotlib.pyplot as plt
g = sns.FacetGrid(df)
# %%
g.map(plt.hist, 'x')
# %%
g.set_titles('x')

# %% [case]
import seaborn as sns, matplotlib.pyplot as plt
ax = sns.histplot([1])
# %%
ax.set_title('x')
# %%
ax.figure

# %% [case]
import networkx as nx, matplotlib.pyplot as plt
G = nx.Graph()
# %%
nx.draw(G)
# %%
plt.title('x')

# %% [case]
import seaborn as sns
df = sns.load_dataset('iris')
# %%
df['x'] = 1
# %%
sns.pairplot(df)

# %% [case]
import seaborn as sns
# %%
sns.set_palette('x')
# %%
sns.color_palette()

# %% [case]
import seaborn as sns
# %%
sns.set_context('talk')
# %%
sns.lineplot([1])

# %% [case]
%matplotlib notebook
import matplotlib.pyplot as plt
# %%
plt.plot([1])
# %%
plt.title('x')

# %% [case]
%matplotlib widget
import matplotlib.pyplot as plt
# %%
plt.plot([1])
# %%
plt.title('x')

# %% [case]
%matplotlib qt
import matplotlib.pyplot as plt
# %%
plt.plot([1])
# %%
plt.title('x')

# %% [case]
import matplotlib
matplotlib.use('Agg')
import matplotlib.pyplot as plt
# %%
plt.plot([1])
# %%
plt.savefig('x.png')

# %% [case]
import matplotlib.pyplot as plt
plt.switch_backend('agg')
# %%
plt.plot([1])
# %%
plt.savefig('x.png')

# %% [case]
%config InlineBackend.close_figures = False
import matplotlib.pyplot as plt
# %%
plt.plot([1])
# %%
plt.title('x')

# %% [case]
get_ipython().run_line_magic('matplotlib', 'notebook')
import matplotlib.pyplot as plt
# %%
plt.plot([1])
# %%
plt.title('x')

# %% [case]
%pylab inline
# %%
plot([1])
# %%
a = rand()

# %% [case]
%pylab
# %%
plot([1])
# %%
title('x')

# %% [case]
%matplotlib inline
import matplotlib.pyplot as plt
plt.ion()
# %%
fig = plt.figure()
# %%
fig.add_subplot()

# %% [case]
%matplotlib notebook
import matplotlib.pyplot as plt
# %%
plt.plot([1])
# %%
import pandas as pd
pd.Series([1]).plot()

# %% [case]
%matplotlib notebook
import matplotlib.pyplot as plt, seaborn as sns
# %%
plt.figure()
# %%
sns.histplot([1])

# %% [case]
%matplotlib notebook
import matplotlib.pyplot as plt
# %%
plt.figure()
# %%
plt.gcf().savefig('x.png')

# %% [case]
%matplotlib notebook
import matplotlib.pyplot as plt
# %%
plt.figure()
# %%
print(plt.get_fignums())

# %% [case]
%matplotlib notebook
import matplotlib.pyplot as plt
fig, ax = plt.subplots()
# %%
ax.plot([1])
# %%
plt.title('x')

# %% [case]
import matplotlib.pyplot as plt
fig, ax = plt.subplots()
# %%
ax.plot([1])
# %%
plt.figure(fig.number)
plt.title('x')

# %% [case]
import matplotlib.pyplot as plt
fig = plt.figure(1)
# %%
fig.clf()
# %%
fig

# %% [case]
from IPython.display import set_matplotlib_formats
import matplotlib.pyplot as plt
# %%
set_matplotlib_formats('retina')
# %%
plt.plot([1])

# %% [case]
import pandas as pd
# %%
pd.plotting.register_matplotlib_converters()
# %%
pd.Series([1]).plot()

# %% [case]
import matplotlib.pyplot as plt
# %%
plt.savefig('a.png')
# %%
plt.imread('a.png')

# %% [case]
import matplotlib.pyplot as plt
x = [plt.figure().add_subplot()]
# %%
plt.setp(x, title="z")
# %%
print(x)

# %% [case]
import matplotlib.pyplot as plt
x = plt.figure().add_subplot()
# %%
plt.setp(x, title="z")
# %%
print(x)

# %% [case]
import matplotlib.pyplot as plt
# %%
plt.rcParams["lines.linewidth"] = 9
# %%
print(plt.rcParams["lines.linewidth"])

# %% [case]
from matplotlib import rcParams
# %%
rcParams["lines.linewidth"] = 9
# %%
print(rcParams["lines.linewidth"])
