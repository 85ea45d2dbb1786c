"""Runs cells as Jupyter would: a JSON list of sources comes in, a JSON list of each cell's outputs goes out."""
import json
import subprocess
import sys

import nbformat
from nbclient import NotebookClient

sources, folder = json.load(sys.stdin)
tags = {"tags": ["raises-exception"]}
cells = [nbformat.v4.new_code_cell(source, metadata=tags) for source in sources]
notebook = nbformat.v4.new_notebook(cells=cells)
NotebookClient(notebook, kernel_name="python3", resources={"metadata": {"path": folder}}).execute(
    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
)
json.dump([cell.outputs for cell in notebook.cells], sys.stdout)
