"""Which files does a task open for reading, and is that all that it reads?

An audit hook hears of each file that Python opens, also where opening it then fails. What it does not hear of, such as a
file that a C library opens by itself, only calls do of which the converter does not say `opens`. What it hears of and is
more than reading files is told, so that nothing is taken for known that is not.
"""
import os
import stat
import sys
import threading

# Modules are known by their own hashes; what our side opens is no part of the task.
IMPORTING = ("importlib._bootstrap_external", "_frozen_importlib_external", "zipimport")
OURS = "nbflow_"
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
# Files in name alone: what they say is another thing each time.
NO_FILES = ("/dev/", "/proc/", "/sys/")

MORE = {
    "starts another program": (
        "subprocess.Popen os.system os.exec os.spawn os.posix_spawn os.fork os.forkpty pty.spawn os.startfile"
    ),
    "asks the network": (
        "socket.connect socket.getaddrinfo socket.gethostbyname socket.gethostbyaddr socket.sendto socket.sendmsg"
        " socket.bind urllib.Request http.client.connect ftplib.connect"
    ),
    "asks a database": "sqlite3.connect",
    "lists a folder": "os.listdir os.scandir os.walk os.fwalk glob.glob",
    "changes files": (
        "os.remove os.rename os.mkdir os.rmdir os.link os.symlink os.truncate os.chmod os.chown os.utime"
        " os.setxattr os.removexattr shutil.copyfile shutil.move shutil.rmtree shutil.make_archive shutil.unpack_archive"
    ),
}
WHY = {event: why for why, events in MORE.items() for event in events.split()}


class _Seen:
    def __init__(self):
        self.files = {}
        self.why = None
        self.lock = threading.Lock()


_seen = None
_is_heard = False


def watch():
    """From now on. A hook can't be taken away again, so there is none before the first task that needs it."""
    global _seen, _is_heard
    if not _is_heard:
        _is_heard = True
        sys.addaudithook(_hear)
    _seen = _Seen()


def opened():
    """Ends it. By absolute path: the file as it was when it was opened first, or None where there was none.

    `why`, in words: it is not known that the task has read nothing else.
    """
    global _seen
    seen, _seen = _seen, None
    if seen is None:
        return {"files": {}, "why": "it was not watched"}
    return {"files": seen.files, "why": seen.why}


def _hear(event, args):
    seen = _seen
    if seen is None:
        return
    why = None if event == "open" else WHY.get(event)
    if event != "open" and why is None:
        return
    # what is raised here would keep the cell from what it does
    try:
        module = sys._getframe(1).f_globals.get("__name__") or ""
        if module not in IMPORTING and not module.startswith(OURS):
            seen.why = seen.why or why or _note(seen, *args)
    except Exception as error:
        seen.why = "opens what could not be looked at (%s)" % type(error).__name__


def _note(seen, path, mode, flags):
    if isinstance(path, int):
        return None
    name = os.path.abspath(os.fsdecode(path))
    if name == os.devnull:
        return None
    if flags & WRITES if isinstance(flags, int) else mode is None or set(mode) & set("wax+"):
        return "writes a file"
    if name.startswith(NO_FILES):
        return "reads %s" % name
    name.encode("utf-8")
    with seen.lock:
        if name not in seen.files:
            seen.files[name] = _facts_of(name)
    return None


def _facts_of(name):
    try:
        found = os.stat(name)
    except (FileNotFoundError, NotADirectoryError):
        return None
    if not stat.S_ISREG(found.st_mode):
        raise ValueError("no file")
    return {
        "size": found.st_size,
        "mtime": str(found.st_mtime_ns),
        "ctime": str(found.st_ctime_ns),
        "inode": str(found.st_ino),
    }
