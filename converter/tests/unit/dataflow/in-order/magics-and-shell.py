# %% [case]
import os
# %%
os.putenv('A', '1')
# %%
!echo $A

# %% [case]
%matplotlib inline
# %%
%config InlineBackend.figure_format = 'retina'
# %%
import matplotlib.pyplot as plt
plt.plot([1])

# %% [case]
x = 1
# %%
%env A=1
# %%
import os
print(os.environ['A'])

# %% [case]
x = 1
# %%
%cd ..
# %%
print(open('x'))

# %% [case]
x = 1
# %%
%store x
# %%
%store -r x

# %% [case]
x = 1
# %%
%run other.py
# %%
print(y)

# %% [case]
x = 1
# %%
%pip install foo
# %%
import foo

# %% [case]
x = 1
# %%
!pip install foo
# %%
import foo

# %% [case]
x = 1
# %%
!touch a.txt
# %%
print(open('a.txt'))

# %% [case]
x = 1
# %%
%%writefile a.txt
hello
# %%
print(open('a.txt'))

# %% [case]
x = 1
# %%
%%bash
touch a.txt
# %%
print(open('a.txt'))

# %% [case]
x = 1
# %%
%%capture out
print(3)
# %%
print(out)

# %% [case]
x = 1
# %%
%time y = 2
# %%
print(y)

# %% [case]
x = 1
# %%
%%time
y = 2
# %%
print(y)

# %% [case]
x = 1
# %%
r = %timeit -o x
# %%
print(r)

# %% [case]
x = 1
# %%
files = !ls
# %%
print(files)

# %% [case]
x = 1
# %%
y = 3
# %%
%whos

# %% [case]
x = 1
# %%
%reset -f
# %%
print('x' in globals())

# %% [case]
import os
# %%
os.environ['A'] = '1'
# %%
!echo $A

# %% [case]
import os
# %%
os.environ['A'] = '1'
# %%
%%bash
echo $A

# %% [case]
import os
# %%
os.putenv('A', '1')
# %%
%%bash
echo $A

# %% [case]
import os
# %%
os.chdir('..')
# %%
!ls

# %% [case]
import os
# %%
os.umask(0)
# %%
!touch x

# %% [case]
import os
# %%
os.nice(5)
# %%
!nice

# %% [case]
import resource
# %%
resource.setrlimit(1, (2,3))
# %%
!ulimit -a

# %% [case]
x = 1
# %%
!pip install foo
# %%
!pip list

# %% [case]
x = 1
# %%
open('a.csv', 'w').write('1')
# %%
!echo *.csv

# %% [case]
r = []
# %%
%timeit -n1 -r1 r.append(1)
# %%
print(r)

# %% [case]
r = []
# %%
%prun r.append(1)
# %%
print(r)

# %% [case]
r = []
# %%
%%timeit -n1 -r1
r.append(1)
# %%
print(r)

# %% [case]
r = []
# %%
get_ipython().run_cell('r.append(1)')
# %%
print(r)

# %% [case]
r = []
# %%
get_ipython().ex('r.append(1)')
# %%
print(r)

# %% [case]
r = []
# %%
get_ipython().ev('r.append(1)')
# %%
print(r)

# %% [case]
r = []
# %%
get_ipython().push({'r': 3})
# %%
print(r)

# %% [case]
r = []
# %%
get_ipython().user_ns['r'].append(1)
# %%
print(r)

# %% [case]
r = []
# %%
get_ipython().system('touch x')
# %%
print(open('x'))

# %% [case]
r = []
# %%
get_ipython().run_line_magic('time', 'r.append(1)')
# %%
print(r)

# %% [case]
import pandas as pd
# %%
!wget http://x/a.csv
# %%
pd.read_csv('a.csv')

# %% [case]
import pandas as pd
# %%
!curl -O http://x/a.csv
# %%
pd.read_csv('a.csv')

# %% [case]
import pandas as pd
# %%
!unzip -o a.zip
# %%
pd.read_csv('a.csv')

# %% [case]
import pandas as pd
# %%
%%bash
wget http://x/a.csv
# %%
pd.read_csv('a.csv')

# %% [case]
import pandas as pd
# %%
%%sh
wget http://x/a.csv
# %%
pd.read_csv('a.csv')

# %% [case]
import pandas as pd
# %%
%%writefile a.csv
a
# %%
pd.read_csv('a.csv')

# %% [case]
import pandas as pd
# %%
%%file a.csv
a
# %%
pd.read_csv('a.csv')

# %% [case]
x = 1
# %%
%%writefile mod.py
x = 1
# %%
import mod

# %% [case]
x = 1
# %%
%%writefile mod.py
x = 1
# %%
from mod import x

# %% [case]
x = 1
# %%
%%writefile mod.py
x = 1
# %%
%run mod.py

# %% [case]
x = 1
# %%
%%writefile mod.py
x = 1
# %%
!python mod.py

# %% [case]
x = 1
# %%
%%writefile mod.py
x = 1
# %%
%load mod.py
