/**
 * Packages that do nothing a cell would notice when they are imported: they define things. What their functions do is not
 * known by this. Popular packages of PyPI, each as its documentation describes its import, and the standard library.
 */
export const quietPackages: ReadonlySet<string> = new Set(
  `__future__ abc argparse array ast asyncio base64 bisect bz2 calendar cmath codecs collections colorsys concurrent configparser
  contextlib contextvars copy copyreg csv ctypes dataclasses datetime decimal difflib dis doctest email enum errno fractions
  functools gc getopt getpass glob graphlib gzip hashlib heapq hmac html http importlib inspect io ipaddress itertools json
  keyword linecache locale logging lzma mailbox math mimetypes multiprocessing numbers operator os pathlib pickle pkgutil
  platform pprint profile pstats queue random re reprlib secrets select selectors shelve shlex shutil signal site smtplib
  socket sqlite3 ssl stat statistics string struct subprocess sys sysconfig tarfile tempfile textwrap threading time timeit
  token tokenize tomllib traceback types typing typing_extensions unicodedata unittest urllib uuid warnings wave weakref
  xml zipfile zlib zoneinfo
  numpy pandas scipy sklearn matplotlib mpl_toolkits seaborn statsmodels xgboost lightgbm catboost torch torchvision
  torchaudio mlflow requests tqdm IPython ipywidgets plotly bokeh altair holoviews networkx sympy pyarrow fastparquet polars
  dask numba cython joblib cloudpickle dill nltk spacy gensim transformers datasets tokenizers keras tensorflow jax flax
  optax PIL cv2 skimage imageio bs4 lxml yaml toml dotenv attr attrs pydantic click rich tabulate sqlalchemy psycopg2 pymysql
  boto3 botocore openpyxl xlrd xlsxwriter pytest hypothesis patsy pymc arviz emcee corner astropy h5py netCDF4 xarray zarr
  geopandas shapely folium pyproj rasterio fiona cartopy missingno yellowbrick shap lime eli5 imblearn category_encoders
  feature_engine optuna hyperopt skopt umap hdbscan prophet pmdarima sktime tsfresh graphviz pydot wordcloud textblob
  httpx aiohttp nbformat nbconvert papermill wandb evidently prefect mlxtend scikitplot ydata_profiling pandas_profiling packaging distutils pint dateutil pytz
  cProfile zlib`
    .split(/\s+/u)
    .filter(Boolean),
);
