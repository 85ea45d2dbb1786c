"""Keeps what tasks have made at home, and takes it in again."""
import os
import pickle
import sys
import time

from nbflow_branch.variables import Variables
from nbflow_branch.watch import TooMuch, Watch
from nbflow_values import Refused, dump, load
from nbflow_values.refused import type_name

from . import file
from .environment import Environment
from .groups import TooLong, groups_of
from .indexes import Indexes
from .parts import Kinds
from .process import Process, put_back, states_now
from .reader import KeptReading, other_version
from .sizes import largest
from .writer import KeptWriting, versions_of


# What a task that may be tried again is marked with may take longer: it was asked for.
MARK_SECONDS = 60


class _Changed(Exception):
    pass


class Keeper:
    """Made before the first cell runs."""

    def __init__(self, shell, seeded):
        self._shell = shell
        self._seeded = seeded
        self._variables = Variables(shell.namespace)
        self._process = Process(shell)
        self._indexes = Indexes()
        self._setup = None
        self._named = {}
        self._mark = None
        self._environment = Environment()
        self._process.look()

    def settle(self):
        """The setup has run: what is there now, each home makes by itself."""
        self._process.look()
        now = self._variables.now()
        try:
            self._setup = Watch(now)
        except TooMuch:
            self._setup = None
        self._named = {id(value): (name, value) for name, value in now.items() if _has_identity(value)}

    def keep(self, request):
        """Keeps variables with all that they share something with."""
        # of the processor: what others keep this process waiting for is not what keeping costs
        began = time.thread_time()
        reply = {"kept": None, "left": {}, "settings": False, "why": None}
        try:
            states, other = self._process.look()
            if other is not None:
                reply["why"] = "it changed %s" % other
                reply["settings"] = True
            elif request["names"] is not None:
                self._keep(request, states, reply)
        except (TooLong, file.Full, _Changed) as error:
            reply["why"] = str(error)
        except OSError as error:
            reply["why"] = "it could not be written (%s)" % (error.strerror or error)
        except Exception as error:
            reply["why"] = _unlooked(error)
        reply["seconds"] = time.thread_time() - began
        reply["modules"] = self._environment.modules()
        return reply

    def largest(self):
        """The variables that take most."""
        return largest(self._variables.now())

    def environment(self):
        """What cells run with; before the first cell."""
        return self._environment.told()

    def _keep(self, request, states, reply):
        variables = self._variables.now()
        settled = {name for name, _ in self._named.values()}
        mine = {name: value for name, value in variables.items() if name not in settled or not self._is_named(value)}
        self._kinds = Kinds()
        groups = groups_of(request["names"], mine, self._is_named, request["seconds"])
        if sum(group.seconds for group in groups) > request["seconds"]:
            raise TooLong(sum(group.seconds for group in groups))
        if sum(group.bytes for group in groups) > request["bytes"]:
            reply["why"] = "what is kept would take too much room"
            return
        if groups:
            self._must_be_as_it_was()
        parts, memories, modules, place = [], [], set(), 0
        for group in groups:
            try:
                payload, used = self._written(group.names, mine)
            except Refused as refused:
                reply["left"].update(dict.fromkeys(group.names, str(refused)))
                continue
            modules |= used
            part = {"names": group.names, "plain": payload.plain, "blocks": []}
            for memory in [payload.stream] + payload.blocks:
                memory = memoryview(memory).cast("B")
                part["blocks"].append([place, memory.nbytes])
                memories.append(memory)
                place += memory.nbytes
            parts.append(part)
        reply["settings"] = bool(states)
        reply["names"] = sorted(name for part in parts for name in part["names"])
        if not parts and not states:
            return
        settings = pickle.dumps(states, 4)
        header = {
            "python": list(sys.version_info[:2]),
            "versions": versions_of(modules),
            "settings": [place, len(settings)],
            "parts": parts,
        }
        name, size = file.write(request["folder"], header, memories + [settings])
        reply["kept"] = {"key": name, "size": size}

    def mark(self, request):
        """Keeps what a task reads, so that it finds it as it is now when it is tried again. Returns why it could not."""
        self._mark = None
        reply = {"kept": None, "left": {}, "settings": False, "why": None}
        try:
            self._process.look()
            self._keep(dict(request, seconds=MARK_SECONDS), {"marked": None}, reply)
        except (TooLong, file.Full, _Changed) as error:
            return str(error)
        except OSError as error:
            return "it could not be written (%s)" % (error.strerror or error)
        except Exception as error:
            return _unlooked(error)
        for why in reply["left"].values():
            return why
        if reply["why"] is None:
            self._mark = (states_now(), set(self._variables.now()), request["folder"], reply["kept"])
        return reply["why"]

    def rewind(self):
        """Puts back what was marked. Returns why it could not; then nothing was bound."""
        if self._mark is None:
            return "nothing was kept before it"
        states, names, folder, kept = self._mark
        _, other = self._process.look()
        if other is not None:
            return "it has changed %s" % other
        why = self.take({"folder": folder, "key": kept["key"]})
        if why is not None:
            return why
        for name in set(self._variables.now()) - names:
            del self._shell.namespace[name]
        put_back(states)
        self._process.look()
        return None

    def _is_named(self, obj):
        found = self._named.get(id(obj))
        return found is not None and found[1] is obj

    def _written(self, names, variables):
        made = []

        def make(*given):
            made.append(KeptWriting(self._indexes, self._seeded, *given))
            return made[0]

        payload = dump(names, variables, self._known, make)
        return payload, made[0].modules

    def _must_be_as_it_was(self):
        if self._setup is None:
            return
        for changed in self._setup.changed():
            raise _Changed("a %s that the setup made has changed since" % type_name(changed))

    def _known(self, obj):
        if self._is_named(obj):
            if self._setup is None:
                raise Refused("the setup has made too much to see whether it is as it was", obj)
            return self._named[id(obj)][0]
        if (
            self._setup is not None
            and self._setup.number_of(obj) is not None
            and not self._kinds.cannot_change(obj)
        ):
            raise Refused("it shares a %s with what the setup has made" % type_name(obj), obj)
        return None

    def take(self, request):
        """Binds what a file holds. Returns why it could not; then nothing was bound."""
        try:
            reader = file.Reader(os.path.join(request["folder"], request["key"]))
        except (OSError, ValueError) as error:
            return "it is not there any more (%s)" % error
        try:
            header = reader.header
            if header["python"] != list(sys.version_info[:2]):
                return "Python was %d.%d then, and is another now" % tuple(header["python"])
            why = other_version(header["versions"])
            if why is not None:
                return why
            states = pickle.loads(_bytes(reader, header["settings"]))
            values = {}
            for part in header["parts"]:
                values.update(self._read(reader, part))
        except Exception as error:
            return "it could not be read (%s)" % (error or type(error).__name__)
        finally:
            reader.close()
        left = set(request.get("without", ()))
        self._shell.namespace.update({name: value for name, value in values.items() if name not in left})
        put_back(states)
        self._process.look()
        return None

    def _read(self, reader, part):
        payload = _FilePayload(reader, part)
        by_name = {name: value for name, value in self._named.values()}
        return load(payload, by_name.__getitem__, lambda *given: KeptReading(self._indexes, *given))


def _has_identity(value):
    """What others hold as this very object; numbers and texts need no name."""
    return not issubclass(type(value), (str, int, float, complex, bytes, bool, type(None)))


def _bytes(reader, place):
    made = bytearray(place[1])
    reader.read(place[0], made)
    return bytes(made)


class _FilePayload:
    def __init__(self, reader, part):
        self._reader = reader
        stream, *self._blocks = part["blocks"]
        self.stream = _bytes(reader, stream)
        self.plain = part["plain"]

    @property
    def sizes(self):
        return [size for _, size in self._blocks]

    def read_block(self, number, into):
        self._reader.read(self._blocks[number][0], into)


def _unlooked(error):
    """Objects of others may raise anything while they are looked at; the task has run all the same."""
    return "what it left could not be looked at (%s: %s)" % (type(error).__name__, error)
