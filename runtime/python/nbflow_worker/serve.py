"""Reads requests, runs them one after the other, and replies."""
import asyncio
import collections
import importlib.util
import os
import platform
import signal
import sys

from . import PROTOCOL, branches, compiled, usage, values
from .capture import Capture
from .garbage import Garbage
from .wire import Wire, pack


def serve(fd, pipes, seeded):
    wire = Wire(_out_of_reach(fd))
    capture = Capture(wire.fd, _end, pipes)
    hello, *further = _first(wire)
    if hello["pycache"]:
        compiled.keep_in(hello["pycache"])
    try:
        kind, shell = _make_shell(wire, capture, pipes)
    except BaseException:
        _refuse(wire, hello)
        wire.close()
        raise
    capture.watch(wire.from_children.fileno(), wire.take_from_child)
    capture.start()
    wire.send(
        pack(
            {
                "op": "reply",
                "id": hello["id"],
                "protocol": PROTOCOL,
                "pid": os.getpid(),
                "executable": sys.executable,
                "version": platform.python_version(),
                "shell": kind.NAME,
                "differences": kind.DIFFERENCES,
                "versions": shell.versions(),
            }
        )
    )
    garbage = Garbage(shell)
    place = branches.AtHome(shell, wire, capture, seeded)
    garbage.ready()
    while True:
        forking, further = _run(wire, shell, further, place, garbage)
        if forking is None:
            break
        branch = place.fork(forking)
        if branch is not None:
            place, further = branch, ()
    garbage.end()
    place.close()


def _run(wire, shell, further, place, garbage):
    """Answers requests until it is to end, or to fork: then gives that request, and those that wait behind it."""
    loop = shell.loop
    asyncio.set_event_loop(loop)
    requests = collections.deque(further)
    arrived = asyncio.Event()
    last = []

    def readable():
        messages = wire.receive()
        if messages is None:
            _end()
        # That a "wake" has come is all that it is for.
        requests.extend(message for message in messages if message["op"] != "wake")
        arrived.set()

    async def one_after_the_other():
        while True:
            while not requests:
                arrived.clear()
                await arrived.wait()
            request = requests.popleft()
            if request["op"] in ("close", "fork"):
                last.append(request)
                loop.stop()
                return
            try:
                await _answer(wire, shell, request, place, garbage)
            except Exception:
                _refuse(wire, request)

    loop.add_reader(wire.fd, readable)
    task = loop.create_task(one_after_the_other())
    while True:
        try:
            loop.run_forever()
            break
        except KeyboardInterrupt:
            continue
    loop.remove_reader(wire.fd)
    if not last:
        task.cancel()
    return (last[0], requests) if last and last[0]["op"] == "fork" else (None, ())


async def _answer(wire, shell, request, place, garbage):
    op = request["op"]
    reply = {"op": "reply", "id": request["id"]}
    if op == "execute":
        started = pack({"op": "started", "id": request["id"]})
        place.ran(request["code"])
        used = usage.now()
        with garbage.of_cell(request["code"]):
            reply.update(await shell.execute(request, lambda: wire.send(started, waited_for=False)))
        reply.update(usage.since(used))
    elif op == "assign":
        garbage.made()
        values.assign(shell.namespace, request["values"])
    elif op == "describe":
        reply["values"] = values.describe(shell.namespace, request["names"], request.get("whole", False))
    elif op == "comm":
        await shell.comm(request)
        return
    elif op in place.operations:
        if op in ("join", "take"):
            garbage.made()
        reply.update(place.operations[op](request))
    else:
        reply["refused"] = "this worker knows no %r" % op
    wire.send(pack(reply), waited_for=False)


def _make_shell(wire, capture, pipes):
    """The kernel's own classes where they are installed, else IPython alone, else Python alone."""
    if importlib.util.find_spec("ipykernel"):
        from . import kernel_shell as chosen
    elif importlib.util.find_spec("IPython"):
        from . import ipython_shell as chosen
    else:
        from . import exec_shell as chosen
    return chosen, chosen.Shell(wire, capture, pipes)


def _first(wire):
    while True:
        messages = wire.receive()
        if messages is None:
            _end()
        if messages:
            return messages


def _refuse(wire, request):
    import traceback

    wire.send(pack({"op": "reply", "id": request["id"], "refused": traceback.format_exc()}))


def _out_of_reach(fd):
    """Cells and what they start must not find our end of the wire."""
    import fcntl

    high = fcntl.fcntl(fd, fcntl.F_DUPFD_CLOEXEC, 100)
    os.close(fd)
    return high


def _end():
    """Node is gone. What is left of the group goes with us; the guard finds the rest."""
    os.killpg(os.getpgrp(), signal.SIGKILL)
