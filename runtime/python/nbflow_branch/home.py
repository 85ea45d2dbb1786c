"""Home's side: forks branches, and takes in what they return."""
import gc
import os
import random
import warnings

from nbflow_values import load

from .memory import FarPayload, Shelf, can_read_processes, read_process
from .annotations import ANNOTATIONS, add_to
from .once import shown_twice, take_over
from .safe import Safety
from .variables import Variables
from .watch import TooMuch, Watch


TOO_MUCH = "there are too many objects to see whether they change"


class Home:
    """Keeps what each branch began with until it is joined or forgotten."""

    def __init__(self, shell):
        self._shell = shell
        self._safety = Safety(shell.loop)
        self.variables = Variables(shell.namespace)
        self._branches = {}
        self._pulls = None
        self._too_much = False
        self._next = 1

    def prepare(self):
        """Looks at what there is. Returns why no branch can begin, or the new branch."""
        why = TOO_MUCH if self._too_much else self._safety.why_not()
        if why is not None:
            return why, None
        try:
            watch = Watch(self.variables.now())
        except TooMuch:
            # to find that out again would hold up home each time
            self._too_much = True
            return TOO_MUCH, None
        if self._pulls is None:
            self._pulls = can_read_processes()
        shelf = None if self._pulls else Shelf()
        branch = Branch(self._next, watch, shelf)
        self._branches[branch.number] = branch
        self._next += 1
        return None, branch

    def join(self, request):
        """Binds what a branch returns. Returns why it could not; then nothing was bound."""
        branch = self._branches.pop(request["branch"])
        try:
            if branch.shelf is None:
                pid = request["pid"]
                read = lambda place, into: read_process(pid, place, into)  # noqa: E731
            else:
                read = branch.shelf.take
            payload = FarPayload(read, request["stream"], request["blocks"], request["plain"])
            values = load(payload, branch.watch.object_of)
            shown, annotations = values.pop(SHOWN), values.pop(ANNOTATIONS)
            twice = shown_twice(shown)
            if twice is not None:
                return "home has shown a warning that the branch has shown too: %s" % twice
        except Exception as error:
            return "what it returned could not be read: %s" % (error or type(error).__name__)
        finally:
            branch.close()
        take_over(shown)
        namespace = self._shell.namespace
        namespace.update(values)
        add_to(namespace, annotations)
        for name in request["deleted"]:
            namespace.pop(name, None)
        return None

    def forget(self, number):
        branch = self._branches.pop(number, None)
        if branch is not None:
            branch.close()


# What a payload calls the warnings that were shown; no variable has such a name.
SHOWN = "<shown>"


class Branch:
    def __init__(self, number, watch, shelf):
        self.number = number
        self.watch = watch
        self.shelf = shelf

    def close(self):
        if self.shelf is not None:
            self.shelf.close()


def fork():
    """
    Forks twice, so that the branch is no child that a cell could wait for or count; it belongs to the guard.

    :returns: the branch's process id in home, None in the branch.
    :raises OSError: where no process can be made.
    """
    drawn = random.getstate()
    reading, writing = os.pipe()
    # Python warns of threads, which the check before has looked at; the filter leaves what was shown once alone.
    quiet = ("ignore", None, DeprecationWarning, None, 0)
    warnings.filters.insert(0, quiet)
    try:
        between = os.fork()
        if between == 0 and _fork_on(writing) == 0:
            os.close(reading)
            os.close(writing)
            random.setstate(drawn)
            # Looking through what home has made would copy its memory.
            gc.freeze()
            return None
    finally:
        warnings.filters.remove(quiet)
    os.close(writing)
    try:
        os.waitpid(between, 0)
        told = os.read(reading, 32)
    finally:
        os.close(reading)
    if not told:
        raise OSError("the process could not be forked")
    return int(told)


def _fork_on(writing):
    """Between home and the branch. Returns in the branch alone."""
    try:
        branch = os.fork()
    except BaseException:
        os._exit(1)
    if branch > 0:
        os.write(writing, b"%d" % branch)
        os._exit(0)
    return branch
