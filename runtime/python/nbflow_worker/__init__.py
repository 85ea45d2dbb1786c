"""The Python side of an nbflow worker: runs a notebook's cells as its kernel would, on a pipe of our own.

Works on Python 3.8 and later. It imports nothing that the notebook's environment need not have, except where it was
found to be there (ipykernel, IPython).
"""

PROTOCOL = 1
