"""Whether the process can be forked and its child go on: nothing that only threads, or only one process, can hold."""
import asyncio
import os
import platform
import sys
import threading

# Descriptors of these can be read by two.
HARMLESS = ("/dev/null", "/dev/zero", "/dev/random", "/dev/urandom", "anon_inode:", "/proc/")
# matplotlib keeps them open, and opens them again in a child by itself.
FONTS = (".ttf", ".otf", ".ttc", ".afm", ".pfb")
OPENMP = ("libgomp", "libomp", "libiomp")


class Safety:
    """Made when the worker is ready: what is there then is the worker's own."""

    def __init__(self, loop):
        self._loop = loop
        self._tasks = set(asyncio.all_tasks(loop))
        self._threads = set(threading.enumerate())
        self._files = set(_files())

    def why_not(self):
        """Why no branch can be forked now; None where it can."""
        if not sys.platform.startswith("linux"):
            return "forking is used on Linux alone"
        threads = [thread for thread in threading.enumerate() if thread not in self._threads]
        if threads:
            return "the thread %s is alive" % threads[0].name
        if sum(1 for task in asyncio.all_tasks(self._loop) if not task.done() and task not in self._tasks) > 0:
            return "a task of a cell waits in the event loop"
        for fd, target in _files().items():
            if fd not in self._files and not target.startswith(HARMLESS) and not target.endswith(FONTS):
                return "%s is open" % target
        return _children() or _numba() or _openmp()


def _files():
    found = {}
    for name in os.listdir("/proc/self/fd") if os.path.isdir("/proc/self/fd") else ():
        try:
            found[int(name)] = os.readlink("/proc/self/fd/" + name)
        except OSError:
            pass  # the listing's own
    return found


def _children():
    for tid in os.listdir("/proc/self/task"):
        try:
            with open("/proc/self/task/%s/children" % tid) as children:
                found = children.read().split()
        except OSError:
            continue
        if found:
            return "the process %s, which a cell started, runs" % found[0]
    return None


def _numba():
    parallel = sys.modules.get("numba.np.ufunc.parallel")
    return "numba's parallel pool was used" if getattr(parallel, "_is_initialized", False) else None


def _openmp():
    """GNU's OpenMP keeps threads that a child lacks and would wait for; they sleep in its own code."""
    ranges, names = [], set()
    with open("/proc/self/maps") as maps:
        for line in maps:
            parts = line.split(None, 5)
            if len(parts) < 6:
                continue
            name = os.path.basename(parts[5].strip())
            if name.startswith(OPENMP):
                names.add(name)
                ranges.append(tuple(int(part, 16) for part in parts[0].split("-")))
    if not names:
        return None
    native = _native_threads()
    if native is None or platform.machine() != "x86_64" or any(not name.startswith("libgomp") for name in names):
        unknown = native is None or len(native) > 0
        return "OpenMP may have been used" if unknown else None
    for place in native:
        if place is None or any(start <= place < end for start, end in ranges):
            return "OpenMP was used"
    return None


def _native_threads():
    """Where the threads that Python does not know are now, by their program counter; None for one that runs."""
    own = {thread.native_id for thread in threading.enumerate()}
    places = []
    try:
        for tid in os.listdir("/proc/self/task"):
            if int(tid) in own:
                continue
            with open("/proc/self/task/%s/syscall" % tid) as call:
                words = call.read().split()
            places.append(None if words == ["running"] else int(words[-1], 16))
    except (OSError, ValueError):
        return None
    return places
