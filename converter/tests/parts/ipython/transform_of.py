"""Says what IPython makes of a cell. Lines of JSON in and out; null where IPython itself raises."""

import json
import sys
import warnings

from IPython.core.inputtransformer2 import TransformerManager

warnings.simplefilter("ignore")

for line in sys.stdin:
    try:
        print(json.dumps(TransformerManager().transform_cell(json.loads(line))))
    except Exception:  # IPython itself fails on some of what no one would write
        print("null")
