"""Runs a notebook as nbclient does, and nothing else: no code of ours is in the kernel while the notebook's cells run.

Reads one JSON object from stdin: {"notebook": path, "folder": where it runs, "result": path, "after": source, or null}.
Writes to `result` {"cells": [each code cell's outputs], "stopped": the number of the code cell that raised, or null,
"died": what nbclient says where the kernel died, or null}. `after` is a cell of ours that runs after the notebook's last.
Says on stdout which cell begins, a number a line. Exits 3, with the names on stdout, where the interpreter lacks a package.
"""
import asyncio
import json
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.realpath(__file__))
LIFELINE = 3


def lacking():
    from importlib.util import find_spec

    return [name for name in ("nbclient", "nbformat", "ipykernel") if find_spec(name) is None]


async def run(request):
    import nbformat
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, DeadKernelError
    from traitlets.config import Config

    notebook = nbformat.read(request["notebook"], as_version=4)
    # This interpreter's own kernel, whatever kernels are installed under that name.
    config = Config({"KernelSpecManager": {"kernel_dirs": []}})
    resources = {"metadata": {"path": request["folder"]}}
    client = NotebookClient(notebook, timeout=None, kernel_name="python3", resources=resources, config=config)
    stopped, died, number = None, None, 0
    async with client.async_setup_kernel(stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL):
        waking = asyncio.ensure_future(wake(client))
        try:
            for index, cell in enumerate(notebook.cells):
                if cell.cell_type == "code":
                    number += 1
                    print(number, flush=True)
                await client.async_execute_cell(cell, index, execution_count=client.code_cells_executed + 1)
        except CellExecutionError:
            stopped = number
        except DeadKernelError as error:
            died = str(error) or "the kernel died"
        code = [cell.outputs for cell in notebook.cells if cell.cell_type == "code"]
        if died is None and request["after"] is not None:
            await finish(client, notebook, request["after"])
        waking.cancel()
    return {"cells": code, "stopped": stopped, "died": died, "at": number}


async def wake(client):
    """Looks for messages now and then: what arrives while nbclient answers an Output widget it would wait for in vain,
    as a ZeroMQ socket tells of new messages once, and whoever sends on it takes that in."""
    import zmq

    while True:
        await asyncio.sleep(0.2)
        for channel in (client.kc.shell_channel, client.kc.iopub_channel):
            channel.socket.get(zmq.EVENTS)


async def finish(client, notebook, source):
    import nbformat

    notebook.cells.append(nbformat.v4.new_code_cell(source))
    try:
        await client.async_execute_cell(notebook.cells[-1], len(notebook.cells) - 1)
    except Exception as error:
        print("variables: %s" % error, file=sys.stderr)


def main():
    missing = lacking()
    if missing:
        print(" ".join(missing), flush=True)
        sys.exit(3)
    request = json.load(sys.stdin)
    found = asyncio.run(run(request))
    with open(request["result"], "w", encoding="utf-8") as out:
        json.dump(found, out)


if __name__ == "__main__":
    sys.path.append(HERE)
    from nbflow_worker import guard

    sys.path.remove(HERE)
    if sys.path and os.path.realpath(sys.path[0]) == HERE:
        del sys.path[0]
    guard.split(LIFELINE, closing=(), last_words=os.pipe()[0])
    main()
