"""The branch's side: becomes a worker of its own, and says what its cells have made, or what else they have changed."""
import asyncio
import os
import signal
import socket

from nbflow_values import Refused, dump
from nbflow_values.refused import type_name

from .annotations import ANNOTATIONS, added, noted
from .bound import bound_by
from .home import SHOWN
from .memory import address_of, let_read
from .once import registries, shown_since
from .settings import differing, settings
from .watch import shield


class BranchWorker:
    """
    Made in the new process, before anything runs in it.

    :param home: the home that it was forked from, as it was then.
    """

    def __init__(self, home, branch, shell, wire, capture, request, home_pid):
        os.setpgid(0, 0)
        signal.set_wakeup_fd(-1)
        let_read(home_pid)
        self._connect(wire, request)
        capture.reopen()
        _new_loop(shell)
        self._home = home
        self._branch = branch
        self._shell = shell
        self._sources = []
        self._kept = None
        self._is_shielded = shield(branch.watch.memory)
        self._shown = registries()
        self._annotations = noted(shell.namespace)
        self._settings = settings(shell)

    def _connect(self, wire, request):
        end = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        end.connect("\0" + request["socket"])
        wire.reopen(end)
        end.close()

    def ran(self, source):
        self._sources.append(source)

    def finish(self, request):
        """What is returned: where the payload lies, or why there is none."""
        try:
            return self._finish(request["names"])
        except Refused as refused:
            return {"refused_why": str(refused)}

    def _finish(self, allowed):
        if not self._is_shielded:
            return {"refused_why": "its memory could not be guarded"}
        watch = self._branch.watch
        before, after = watch.variables, self._home.variables.now()
        bound = {name for name in after if name not in before or before[name] is not after[name]}
        deleted = {name for name in before if name not in after}
        own = set().union(*(bound_by(self._python(source)) for source in self._sources)) if self._sources else set()
        stray = sorted((bound | deleted) - own - set(allowed))
        if stray:
            return {"refused_why": "it changed the variable `%s`" % stray[0]}
        for changed in watch.changed():
            where = self._where(changed)
            return {"refused_why": "it changed a %s that was there before%s" % (type_name(changed), where)}
        for name in watch.patched():
            return {"refused_why": "it changed the module %s" % name}
        other = differing(self._settings, settings(self._shell))
        if other:
            return {"refused_why": "it changed %s" % other[0]}
        shown = shown_since(self._shown)
        returned = sorted(bound & set(allowed))
        values = {name: after[name] for name in returned}
        values.update({SHOWN: shown, ANNOTATIONS: added(self._shell.namespace, self._annotations)})
        payload = dump(returned + [SHOWN, ANNOTATIONS], values, watch.number_of)
        self._kept = payload
        return {
            "pid": os.getpid(),
            "stream": self._place(memoryview(payload.stream)),
            "blocks": [self._place(block) for block in payload.blocks],
            "plain": payload.plain,
            "deleted": sorted(deleted & set(allowed)),
        }

    def _place(self, memory):
        shelf = self._branch.shelf
        return [address_of(memory) if shelf is None else shelf.put(memory), memory.nbytes]

    def _where(self, changed):
        from nbflow_values.refused import place_of

        place = place_of(changed, list(self._branch.watch.variables), self._branch.watch.variables)
        return "" if place is None else ", `%s`" % place

    def _python(self, source):
        transform = getattr(getattr(self._shell, "_shell", None), "transform_cell", None)
        try:
            return transform(source) if transform else source
        except Exception:
            return source


def _new_loop(shell):
    """The old loop's queue of events is one with home's: it is let go of without a word to it."""
    old = shell.loop
    try:
        old._selector._selector.close()
    except AttributeError:
        pass
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    shell.reopen(loop)
