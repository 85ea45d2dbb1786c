# %% [case]
import sympy as sp
x = sp.Symbol('x')
M = sp.zeros(2,2)
# %%
M[0,0] = x
# %%
print(M)

# %% [case]
import sympy as sp
x = sp.Symbol('x')
M = sp.zeros(2,2)
# %%
M.row_del(0)
# %%
print(M)

# %% [case]
import sympy as sp
x = sp.Symbol('x')
M = sp.zeros(2,2)
# %%
M.col_op(0, lambda v, i: v+1)
# %%
print(M)

# %% [case]
import sympy as sp
x = sp.Symbol('x')
M = sp.zeros(2,2)
# %%
M.row_swap(0,1)
# %%
print(M)

# %% [case]
import sympy as sp
M = sp.zeros(2,2)
# %%
M.fill(3)
# %%
print(M)

# %% [case]
import sympy as sp
M = sp.zeros(2,2)
# %%
M.zip_row_op(0,1,lambda a,b:a)
# %%
print(M)

# %% [case]
import sympy as sp
M = sp.zeros(2,2)
N = M.T
# %%
M[0,0] = 3
# %%
print(M)

# %% [case]
import sympy as sp
p = sp.plot(show=False)
# %%
p.append(sp.plot(show=False)[0])
# %%
p.show()

# %% [case]
import sympy as sp
# %%
sp.init_session()
# %%
sp.Symbol('x')

# %% [case]
from mpmath import mp, matrix
M = matrix(2,2)
# %%
M[0,0] = 3
# %%
print(M)

# %% [case]
import networkx as nx
G = nx.Graph()
# %%
G.add_edge(1,2)
# %%
print(G.edges)

# %% [case]
import networkx as nx
G = nx.Graph()
# %%
nx.set_node_attributes(G, 1, 'x')
# %%
print(G.nodes)
