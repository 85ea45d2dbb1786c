"""Runs cells as Jupyter would: a JSON list of sources comes in, a JSON list of each cell's outputs goes out."""
import asyncio
import contextlib
import json
import os
import sys
import tempfile

import nbformat

sys.path.append(os.path.join(os.path.dirname(os.path.realpath(__file__)), "../../../../python"))
from plain_run import run

sources, folder = json.load(sys.stdin)
tags = {"tags": ["raises-exception"]}
cells = [nbformat.v4.new_code_cell(source, metadata=tags) for source in sources]
with tempfile.TemporaryDirectory() as scratch:
    path = os.path.join(scratch, "cells.ipynb")
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    with contextlib.redirect_stdout(sys.stderr):
        found = asyncio.run(run({"notebook": path, "folder": folder, "after": None}))
json.dump(found["cells"], sys.stdout)
