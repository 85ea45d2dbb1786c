"""What a worker is: home, which can be forked, or a branch, which returns what it made."""
import os
import sys

from . import opened
from .missing_modules import missing
from .wire import pack


def _watch(_request):
    opened.watch()
    return {}


WATCHING = {"watch": _watch, "opened": lambda _: opened.opened()}


class AtHome:
    def __init__(self, shell, wire, capture, seeded):
        self._shell, self._wire, self._capture = shell, wire, capture
        self._seeded = seeded
        self._home = None
        self._prepare_early()
        self.operations = {
            "missing": lambda request: {"modules": missing(request["cells"])},
            **WATCHING,
            "join": self._join,
            "forget": self._forget,
            "settle": self._settle,
            "keep": self._keeper.keep,
            "environment": lambda _: self._keeper.environment(),
            "largest": lambda _: {"variables": self._keeper.largest()},
            "mark": lambda request: {"why": self._keeper.mark(request)},
            "rewind": lambda _: {"why": self._keeper.rewind()},
            "take": lambda request: {"why": self._keeper.take(request)},
        }

    def _prepare_early(self):
        """What is there before the first cell is the worker's own."""
        from nbflow_kept.keeper import Keeper

        if sys.platform.startswith("linux"):
            from nbflow_branch.home import Home

            self._home = Home(self._shell)
        self._keeper = Keeper(self._shell, self._seeded)

    def ran(self, source):
        pass

    def fork(self, request):
        """Forks where that is safe. Returns the branch in the branch, None at home."""
        reply = {"op": "reply", "id": request["id"], "branch": None, "why": None}
        if self._home is None:
            reply["why"] = "forking is used on Linux alone"
        else:
            try:
                reply["why"], branch = self._home.prepare()
                if branch is not None:
                    from nbflow_branch.home import fork

                    home = os.getpid()
                    pid = fork()
                    if pid is None:
                        return AsBranch(self._home, branch, self._shell, self._wire, self._capture, request, home)
                    reply.update(branch=branch.number, pid=pid)
            except Exception as error:
                reply["why"] = "%s: %s" % (type(error).__name__, error)
        self._wire.send(pack(reply), waited_for=False)
        return None

    def _settle(self, _request):
        self._keeper.settle()
        return {}

    def _join(self, request):
        return {"why": self._home.join(request)}

    def _forget(self, request):
        self._home.forget(request["branch"])
        return {}

    def close(self):
        self._wire.close()


class AsBranch:
    def __init__(self, home, branch, shell, wire, capture, request, home_pid):
        try:
            from nbflow_branch.branch import BranchWorker

            self._worker = BranchWorker(home, branch, shell, wire, capture, request, home_pid)
            self._wire = wire
            wire.send(pack({"op": "branch", "token": request["token"], "pid": os.getpid()}))
        except BaseException:
            os._exit(1)
        self.operations = {**WATCHING, "return": self._worker.finish}

    def ran(self, source):
        self._worker.ran(source)

    def close(self):
        """At once: exit handlers and unwritten buffers are home's to see to."""
        os._exit(0)
