"""What tasks change in the process: what can be put back is kept with what they made, all else stands in the way."""
import os
import random
import sys

from nbflow_branch.settings import differing, settings

# A descriptor says nothing by itself: what uses one can't be kept.
LEFT_OUT = ("open files",)
RANDOM, NUMPY = "Python's random state", "numpy's random state"
ENVIRONMENT, FOLDER = "the environment variables", "the working directory"
RESTORABLE = (RANDOM, NUMPY, ENVIRONMENT, FOLDER)


class Process:
    def __init__(self, shell):
        self._shell = shell
        self._before = {}

    def look(self):
        """
        Compares with the last look.

        :returns: what was changed and can be put back, as `put_back` takes it; and the name of something else that was
            changed, or None.
        """
        now = settings(self._shell)
        before, self._before = self._before, now
        if not before:
            return {}, None
        changed = set(differing(before, now)) | {name for name in now if name not in before}
        changed -= set(LEFT_OUT)
        if changed == {"the threads"} and _only_bars():
            changed = set()
        for name in sorted(changed):
            if name not in RESTORABLE:
                return {}, name
        return {name: _state_of(name, before) for name in sorted(changed)}, None


def states_now():
    """All that can be put back, as it is now."""
    found = {RANDOM: random.getstate(), FOLDER: os.getcwd(), ENVIRONMENT: dict(os.environ)}
    if "numpy" in sys.modules:
        found[NUMPY] = sys.modules["numpy"].random.get_state(legacy=False)
    environment = found[ENVIRONMENT]
    found[ENVIRONMENT] = {"set": environment, "deleted": _NotIn(environment)}
    return found


class _NotIn:
    """The variables of the environment, whenever it is asked, that are not among these."""

    def __init__(self, known):
        self._known = known

    def __iter__(self):
        return iter([name for name in os.environ if name not in self._known])


def _only_bars():
    """A progress bar's own thread."""
    import threading

    known = [thread for thread in threading.enumerate() if type(thread).__name__ == "TMonitor"]
    return bool(known)


def _state_of(name, before):
    if name == RANDOM:
        return random.getstate()
    if name == NUMPY:
        return sys.modules["numpy"].random.get_state(legacy=False)
    if name == FOLDER:
        return os.getcwd()
    was = before.get(ENVIRONMENT, {})
    return {
        "set": {key: value for key, value in os.environ.items() if was.get(key) != value},
        "deleted": [key for key in was if key not in os.environ],
    }


def put_back(states):
    for name, state in states.items():
        if state is None:
            continue
        if name == RANDOM:
            random.setstate(state)
        elif name == NUMPY:
            import numpy

            numpy.random.set_state(state)
        elif name == FOLDER:
            os.chdir(state)
        else:
            os.environ.update(state["set"])
            for key in state["deleted"]:
                os.environ.pop(key, None)
