# %% [case]
from sklearn.preprocessing import scale
import numpy as np
b = np.eye(2)
# %%
scale(b, copy=False)
# %%
print(b)

# %% [case]
from sklearn.preprocessing import normalize
import numpy as np
b = np.eye(2)
# %%
normalize(b, copy=False)
# %%
print(b)

# %% [case]
from sklearn.preprocessing import StandardScaler
import numpy as np
b = np.eye(2)
s = StandardScaler(copy=False)
# %%
s.fit_transform(b)
# %%
print(b)

# %% [case]
from sklearn.preprocessing import StandardScaler
import numpy as np
b = np.eye(2)
s = StandardScaler()
# %%
s.fit(b)
# %%
print(s.mean_)

# %% [case]
from sklearn.preprocessing import StandardScaler
import numpy as np
b = np.eye(2)
s = StandardScaler()
# %%
s.set_params(copy=False)
# %%
print(s)

# %% [case]
from sklearn.preprocessing import StandardScaler
import numpy as np
b = np.eye(2)
s = StandardScaler().fit(b)
# %%
s.transform(b, copy=False)
# %%
print(b)

# %% [case]
from sklearn.utils import shuffle
import numpy as np
b = np.eye(2)
# %%
shuffle(b, random_state=np.random)
# %%
np.random.rand()

# %% [case]
from sklearn.model_selection import train_test_split
import numpy as np
b = np.eye(2)
x, y = train_test_split(b)
# %%
x[0] = 1
# %%
print(x)

# %% [case]
from sklearn.datasets import clear_data_home, fetch_openml
# %%
clear_data_home()
# %%
x = fetch_openml('x')

# %% [case]
from sklearn.utils import check_random_state
import numpy as np
r = check_random_state(None)
# %%
a = r.rand()
# %%
b = np.random.rand()

# %% [case]
import numpy as np
from sklearn.model_selection import cross_val_score, KFold
from sklearn.ensemble import RandomForestClassifier
m = RandomForestClassifier()
# %%
a = cross_val_score(m, [[1]], [1])
# %%
b = np.random.rand()

# %% [case]
import numpy as np
from sklearn.model_selection import GridSearchCV
from sklearn.ensemble import RandomForestClassifier
m = GridSearchCV(RandomForestClassifier(), {})
# %%
m.fit([[1]], [1])
# %%
b = np.random.rand()

# %% [case]
import numpy as np
from sklearn.pipeline import make_pipeline
from sklearn.cluster import KMeans
m = make_pipeline(KMeans())
# %%
m.fit([[1]], [1])
# %%
b = np.random.rand()

# %% [case]
import numpy as np
from sklearn.cluster import KMeans
# %%
m = KMeans().fit([[1]])
# %%
b = np.random.rand()

# %% [case]
import numpy as np
from sklearn.manifold import TSNE
# %%
m = TSNE().fit_transform([[1]])
# %%
b = np.random.rand()

# %% [case]
import numpy as np
from sklearn.linear_model import SGDClassifier
m = SGDClassifier()
# %%
m.fit([[1]], [1])
# %%
b = np.random.rand()

# %% [case]
import numpy as np
from sklearn.inspection import permutation_importance
# %%
permutation_importance(m, X, y)
# %%
b = np.random.rand()

# %% [case]
import numpy as np
from sklearn.mixture import GaussianMixture
g = GaussianMixture().fit([[1]])
# %%
g.sample(3)
# %%
b = np.random.rand()

# %% [case]
import numpy as np
from sklearn.neighbors import KernelDensity
g = KernelDensity().fit([[1]])
# %%
g.sample(3)
# %%
b = np.random.rand()

# %% [case]
import numpy as np
from sklearn.model_selection import ShuffleSplit
s = ShuffleSplit()
# %%
list(s.split([[1]]))
# %%
b = np.random.rand()

# %% [case]
import numpy as np
from sklearn.model_selection import cross_val_score, ShuffleSplit
s = ShuffleSplit()
# %%
cross_val_score(m, X, y, cv=s)
# %%
b = np.random.rand()

# %% [case]
from sklearn.linear_model import LinearRegression
m = LinearRegression()
# %%
m.fit([[1]],[1])
# %%
print(m.coef_)

# %% [case]
from sklearn.linear_model import LinearRegression
m = LinearRegression().fit([[1]],[1])
# %%
m.coef_[0] = 3
# %%
print(m.predict([[1]]))

# %% [case]
from sklearn.linear_model import LinearRegression
m = LinearRegression().fit([[1]],[1])
# %%
m.coef_ = 3
# %%
print(m.predict([[1]]))

# %% [case]
from sklearn.base import clone
from sklearn.linear_model import LinearRegression
m = LinearRegression()
n = clone(m)
# %%
n.fit([[1]],[1])
# %%
print(n.coef_)

# %% [case]
from sklearn.model_selection import GridSearchCV
from sklearn.svm import SVC
e = SVC()
g = GridSearchCV(e, {})
# %%
g.estimator.set_params(C=3)
# %%
print(e)

# %% [case]
from sklearn.model_selection import GridSearchCV
from sklearn.svm import SVC
e = SVC()
g = GridSearchCV(e, {}).fit([[1]],[1])
# %%
b = g.best_estimator_
b.set_params(C=3)
# %%
print(g.predict([[1]]))

# %% [case]
from sklearn.preprocessing import StandardScaler
s = StandardScaler()
x = s.fit_transform([[1]])
# %%
s.fit([[2]])
# %%
print(s.inverse_transform(x))

# %% [case]
from sklearn.compose import ColumnTransformer
from sklearn.preprocessing import StandardScaler
s = StandardScaler()
c = ColumnTransformer([('a', s, [0])])
# %%
c.fit([[1]])
# %%
print(c.transform([[1]]))

# %% [case]
from sklearn.ensemble import VotingClassifier
from sklearn.svm import SVC
s = SVC()
c = VotingClassifier([('a', s)])
# %%
s.C = 5
# %%
c.fit([[1]],[1])

# %% [case]
from sklearn.feature_extraction.text import CountVectorizer
v = CountVectorizer()
x = v.fit_transform(['a'])
# %%
x.sort_indices()
# %%
print(x)

# %% [case]
from sklearn.feature_extraction.text import CountVectorizer
v = CountVectorizer()
x = v.fit_transform(['a'])
# %%
x.data[0] = 3
# %%
print(x)

# %% [case]
from sklearn.feature_extraction.text import CountVectorizer
v = CountVectorizer().fit(['a'])
# %%
v.vocabulary_['b'] = 3
# %%
print(v.transform(['b']))

# %% [case]
from sklearn.model_selection import train_test_split
import pandas as pd
df = pd.DataFrame({'a':[1,2]})
a, b = train_test_split(df)
# %%
a['c'] = 1
# %%
print(a)

# %% [case]
from sklearn.datasets import load_iris
d = load_iris()
# %%
d.data[0] = 3
# %%
print(d.data)

# %% [case]
from sklearn.datasets import load_iris
d = load_iris()
X = d.data
# %%
X[0] = 3
# %%
print(d['data'])

# %% [case]
from sklearn.datasets import load_iris
X, y = load_iris(return_X_y=True)
# %%
X[0] = 3
# %%
print(X)

# %% [case]
import sklearn
# %%
sklearn.set_config(display='diagram')
# %%
print(sklearn.get_config())

# %% [case]
from sklearn.model_selection import KFold
import numpy as np
s = KFold(shuffle=True).split([1,2])
# %%
x = list(s)
# %%
np.random.rand()

# %% [case]
from sklearn.model_selection import cross_val_score
r = []
class E:
    def fit(self, X, y): r.append(1)
# %%
cross_val_score(E(), [[1]], [1])
# %%
print(r)

# %% [case]
from sklearn.metrics import make_scorer
r = []
s = make_scorer(lambda a, b: r.append(1) or 0)
# %%
s(None, [[1]], [1])
# %%
print(r)

# %% [case]
from sklearn.preprocessing import FunctionTransformer
r = []
f = FunctionTransformer(lambda x: r.append(1) or x)
# %%
f.transform([[1]])
# %%
print(r)

# %% [case]
import numpy as np
from sklearn.preprocessing import FunctionTransformer
x = np.ones(2)
y = FunctionTransformer().fit_transform(x)
# %%
y[0] = 9
# %%
print(x)

# %% [case]
import numpy as np
from sklearn.pipeline import make_pipeline
x = np.ones((2, 1))
y = make_pipeline("passthrough").fit_transform(x)
# %%
y[0] = 9
# %%
print(x)

# %% [case]
import numpy as np
from sklearn.utils import check_array
x = np.ones((2, 1))
y = check_array(x)
# %%
y[0] = 9
# %%
print(x)

# %% [case]
import numpy as np
from sklearn.utils import check_X_y
X = np.ones((2, 1))
a, b = check_X_y(X, [1, 2])
# %%
a[0] = 9
# %%
print(X)

# %% [case]
import numpy as np, sklearn.utils
x = np.arange(3.)
y = sklearn.utils.shuffle(x, random_state=0)
z = y.transpose()
# %%
np.add(y, 1, y)
# %%
print(sorted(z))

# %% [case]
from sklearn.datasets import load_iris
x = load_iris()
y = x.data
# %%
y.real[:] = 9
# %%
print(x)

# %% [case]
from sklearn.datasets import load_iris
x = load_iris()
y = x | {}
# %%
x.data[0] = 9
# %%
print(y)
