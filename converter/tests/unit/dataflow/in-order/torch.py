# %% [case]
import torch
t = torch.zeros(3)
# %%
t.add_(1)
# %%
print(t)

# %% [case]
import torch
t = torch.zeros(3)
# %%
t.data[0] = 3
# %%
print(t)

# %% [case]
import torch
t = torch.zeros(3)
# %%
t[0] = 3
# %%
print(t)

# %% [case]
import torch
t = torch.zeros(3)
n = t.numpy()
# %%
n[0] = 3
# %%
print(t)

# %% [case]
import torch
t = torch.zeros(3)
v = t.view(1,3)
# %%
v[0] = 3
# %%
print(t)

# %% [case]
import torch
t = torch.zeros(3, requires_grad=True)
y = (t*2).sum()
# %%
y.backward()
# %%
print(t.grad)

# %% [case]
import torch
m = torch.nn.Linear(2,2)
# %%
torch.nn.init.zeros_(m.weight)
# %%
print(m.weight)

# %% [case]
import torch
m = torch.nn.Linear(2,2)
o = torch.optim.SGD(m.parameters(), lr=1)
# %%
o.step()
# %%
print(m.weight)

# %% [case]
import torch
m = torch.nn.Linear(2,2)
o = torch.optim.SGD(m.parameters(), lr=1)
# %%
o.zero_grad()
# %%
print(m.weight.grad)

# %% [case]
import torch
m = torch.nn.Linear(2,2)
# %%
m.eval()
# %%
print(m.training)

# %% [case]
import torch
m = torch.nn.Linear(2,2)
# %%
m.load_state_dict({})
# %%
print(m.weight)

# %% [case]
import torch
m = torch.nn.Linear(2,2)
s = m.state_dict()
# %%
s['weight'][0] = 3
# %%
print(m.weight)

# %% [case]
import torch
m = torch.nn.Sequential(torch.nn.Linear(2,2))
# %%
m[0].weight.data.fill_(3)
# %%
print(m[0].weight)

# %% [case]
import torch
m = torch.nn.Linear(2,2)
# %%
m.to('cuda')
# %%
print(m.weight)

# %% [case]
import torch
m = torch.nn.Linear(2,2)
# %%
m.apply(lambda l: l.weight.data.fill_(1))
# %%
print(m.weight)

# %% [case]
import torch
m = torch.nn.Dropout()
# %%
m(torch.ones(3))
# %%
torch.rand(3)

# %% [case]
import torch
m = torch.nn.BatchNorm1d(3)
# %%
m(torch.ones(2,3))
# %%
print(m.running_mean)

# %% [case]
import torch
# %%
torch.manual_seed(3)
# %%
torch.rand(3)

# %% [case]
import torch
# %%
torch.set_grad_enabled(False)
# %%
torch.ones(3, requires_grad=True) * 2

# %% [case]
import torch
# %%
torch.set_num_threads(1)
# %%
torch.ones(3) @ torch.ones(3)

# %% [case]
import torch
from torch.utils.data import DataLoader
d = DataLoader([1,2], shuffle=True)
# %%
list(d)
# %%
torch.rand(3)

# %% [case]
import torch
s = torch.optim.lr_scheduler.StepLR(o, 3)
# %%
s.step()
# %%
print(s.get_last_lr())

# %% [case]
import torch
x = torch.zeros(3)
# %%
torch.add(x, 1, out=x)
# %%
print(x)

# %% [case]
import torch
x = torch.zeros(3)
y = x.detach()
# %%
y[0] = 3
# %%
print(x)

# %% [case]
import torch
x = torch.zeros(3)
y = x.expand(2,3)
# %%
x[0] = 3
# %%
print(y)

# %% [case]
import torch
from torch.utils.data import DataLoader
d = DataLoader([1,2], shuffle=True)
# %%
for x in d: pass
# %%
torch.rand(3)

# %% [case]
import torch
from torch.utils.data import DataLoader
d = DataLoader([1,2], shuffle=True)
# %%
x = [y for y in d]
# %%
torch.rand(3)

# %% [case]
import torch
from torch.utils.data import DataLoader
d = DataLoader([1,2], shuffle=True)
# %%
x = next(iter(d))
# %%
torch.rand(3)

# %% [case]
import torch
from torch.utils.data import DataLoader
d = DataLoader([1,2], shuffle=True)
# %%
x, y = d
# %%
torch.rand(3)

# %% [case]
import torch
from torch.utils.data import DataLoader
d = DataLoader([1,2], shuffle=True)
# %%
x = dict(enumerate(d))
# %%
torch.rand(3)

# %% [case]
import torch
from torch.utils.data import DataLoader
d = DataLoader([1,2], shuffle=True)
# %%
x = max(d)
# %%
torch.rand(3)
