"""What Soorgeon and marimo take for the notebooks whose paths come in as JSON: one line of JSON each, in CPU milliseconds.

Both are called in this process, with everything imported and the text in memory, writing nothing. The faster of two rounds
counts. A notebook that a peer refuses is null for it.
"""

import contextlib
import io
import json
import sys
import time
import warnings

warnings.simplefilter("ignore")
nothing = io.StringIO()


def soorgeon():
    import nbformat
    from soorgeon.export import NotebookExporter

    def analyse(text):
        # What `soorgeon refactor` does before it writes files.
        exporter = NotebookExporter(nbformat.reads(text, as_version=4), verbose=False)
        exporter.get_task_specs(product_prefix="output")
        exporter.get_sources()

    return analyse


def marimo():
    from marimo._ast.compiler import compile_cell
    from marimo._convert.ipynb.to_ir import convert_from_ipynb_to_notebook_ir
    from marimo._runtime.dataflow import DirectedGraph

    def analyse(text):
        # What `marimo convert` does before it writes the file, and the graph that marimo makes when that is opened.
        graph = DirectedGraph()
        for index, cell in enumerate(convert_from_ipynb_to_notebook_ir(text).cells):
            identifier = str(index)
            graph.register_cell(identifier, compile_cell(cell.code, cell_id=identifier))

    return analyse


def measured(analyse, text):
    best = None
    for _ in range(2):
        started = time.process_time()
        try:
            with contextlib.redirect_stdout(nothing), contextlib.redirect_stderr(nothing):
                analyse(text)
        except (Exception, SystemExit):
            return None
        taken = (time.process_time() - started) * 1000
        best = taken if best is None else min(best, taken)
    return best


peers = {}
for make in (soorgeon, marimo):
    try:
        peers[make.__name__] = make()
    except ImportError as error:
        print(f"{make.__name__} is not measured: {error}", file=sys.stderr)

for path in json.load(sys.stdin):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    print(json.dumps({"path": path} | {name: measured(one, text) for name, one in peers.items()}))
