"""Runs a notebook as Jupyter would, with nbclient alone.

    python plain-run.py NOTEBOOK OUTPUT.ipynb

Then writes the executed notebook, and prints the final variables that JSON can hold. A notebook that stops with an error
is written as far as it came.
"""

import json
import pathlib
import sys

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

# The last request to the kernel, when all outputs are already there.
VALUES = """
import json as _json

def _held(value):
    if type(value) is dict:
        return all(type(key) is str and _held(item) for key, item in value.items())
    if type(value) is list:
        return all(map(_held, value))
    return type(value) in (str, int, bool, type(None)) or (type(value) is float and abs(value) < float("inf"))

print(_json.dumps({name: value for name, value in list(globals().items()) if not name.startswith("_") and _held(value)}))
"""


def main():
    source, output = map(pathlib.Path, sys.argv[1:])
    notebook = nbformat.read(source, as_version=4)
    client = NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(source.parent)}})
    with client.setup_kernel():
        try:
            for index, cell in enumerate(notebook.cells):
                client.execute_cell(cell, index)
        except CellExecutionError:
            pass
        nbformat.write(notebook, output)
        last = nbformat.v4.new_code_cell(VALUES)
        notebook.cells.append(last)
        client.execute_cell(last, len(notebook.cells) - 1)
    print(last.outputs[0].text)


main()
