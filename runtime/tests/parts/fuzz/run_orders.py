"""Runs notebooks' cells in orders, each in a fork of one IPython that has imported what they need.

Reads a JSON object a line: {"cells": [{"source", "mayRaise"}], "orders": [[cell number, …], …], "changes": bool}.
Writes for it a JSON array a line, of one object an order: {"cells": {number: text}, "stopped": number or null, "variables":
facts by name, and with "changes" also "changed": {number: names}}. A cell's text is all that it prints, shows and raises.
"""
import gc
import io
import json
import os
import random
import re
import resource
import shutil
import sys
import tempfile

import numpy  # imported here, so that a fork has them at once
import pandas
from IPython.core.interactiveshell import InteractiveShell

ADDRESS = re.compile(r"\b0x[0-9a-fA-F]{5,}")
LIMIT_SECONDS = 10  # of the processor: a random loop may have no end
SAME = " (which object it is)"


def make_shell():
    shell = InteractiveShell()
    shell.colors = "nocolor"
    shell.history_manager.enabled = False
    shell.displayhook.write_output_prompt = lambda: sys.stdout.write("Out: ")
    shell._showtraceback = lambda kind, value, trace: print("%s: %s" % (kind.__name__, value))
    return shell


def run(shell, cells, order, with_changes):
    texts, changed, stopped = {}, {}, None
    before = facts_of(shell) if with_changes else None
    for number in order:
        cell = cells[number - 1]
        out = io.StringIO()
        stdout, stderr = sys.stdout, sys.stderr
        sys.stdout = sys.stderr = out
        shell.execution_count = number
        try:
            result = shell.run_cell(cell["source"], store_history=True)
        finally:
            sys.stdout, sys.stderr = stdout, stderr
        texts[number] = ADDRESS.sub("0x…", out.getvalue())
        if with_changes:
            after = facts_of(shell)
            changed[number] = [name for name in {**before, **after} if content(before, name) != content(after, name)]
            before = after
        if not result.success and not cell["mayRaise"]:
            stopped = number
            break
    return {"cells": texts, "stopped": stopped, "variables": facts_of(shell), "changed": changed}


def content(variables, name):
    """What a variable is, whatever others are the same object."""
    known = variables.get(name)
    return known and [fact for fact in known["facts"] if fact[0] != SAME]


def facts_of(shell):
    from nbflow_fingerprint.namespace import fingerprints

    return fingerprints(shell.user_ns, shell.user_ns_hidden)


def in_fork(shell, cells, order, with_changes, folder):
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reader)
            os.chdir(folder)
            resource.setrlimit(resource.RLIMIT_CPU, (LIMIT_SECONDS, LIMIT_SECONDS))
            random.seed(0)  # Python draws another seed in each fork
            devnull = os.open(os.devnull, os.O_RDWR)
            for number in (0, 1):
                os.dup2(devnull, number)
            with open(writer, "w", encoding="utf-8", errors="surrogatepass") as out:
                json.dump(run(shell, cells, order, with_changes), out)
        finally:
            os._exit(0)
    os.close(writer)
    with open(reader, encoding="utf-8", errors="surrogatepass") as made:
        text = made.read()
    os.waitpid(child, 0)
    return json.loads(text) if text else {"cells": {}, "stopped": None, "variables": {}, "changed": {}, "died": True}


def main():
    sys.path.insert(0, sys.argv[1])
    import nbflow_fingerprint.namespace  # noqa: F401

    os.environ["TERM"] = "dumb"
    shell = make_shell()
    shell.run_cell("pass", store_history=False)
    gc.freeze()  # so that forks do not copy what lies there
    home = tempfile.mkdtemp(prefix="nbflow-fuzz-")
    for line in sys.stdin:
        request = json.loads(line)
        results = []
        for order in request["orders"]:
            folder = os.path.join(home, "work")
            os.makedirs(os.path.join(folder, "d"))
            try:
                results.append(in_fork(shell, request["cells"], order, request["changes"], folder))
            finally:
                shutil.rmtree(folder, ignore_errors=True)
        print(json.dumps(results), flush=True)
    os.rmdir(home)


main()
