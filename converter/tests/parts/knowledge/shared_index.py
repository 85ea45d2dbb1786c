"""Which results of operations on a frame have the frame's own index objects: one line of JSON for each operation on standard input."""

import json
import sys

import numpy as np
import pandas as pd

for line in sys.stdin:
    operation = json.loads(line)
    df = pd.DataFrame({"a": [1.0, 2.0, 4.0], "b": [3.0, 1.0, 2.0]})
    result = eval(operation, {"df": df, "pd": pd, "np": np})
    mine = {"index": df.index, "columns": df.columns}
    shared = []
    for label in ("index", "columns"):
        for index in mine.values():
            index.name = None
        if not hasattr(result, label):
            continue
        getattr(result, label).name = "named"
        if any(index.name == "named" for index in mine.values()):
            shared.append(label)
    print(json.dumps(shared))
