"""The process above the worker: when our Node process or the worker is gone, it ends all that the worker started.

It holds no interpreter lock that a cell could keep, so it acts in the middle of C code too. On Linux every process
that loses its parent below the guard becomes the guard's child, so none can hide by starting a session of its own.
It then ends as the worker ended, with the same exit code or signal: for Node it *is* the worker.
"""
import os
import signal
import sys
import time

LAST_WORDS = 64 * 1024


def split(lifeline, closing, last_words):
    """Forks. Returns in the worker alone, which leads a session of its own, as a kernel does.

    :param lifeline: Node's end never sends; that it closes means: end everything.
    :param closing: what belongs to the worker alone.
    :param last_words: the pipe behind the worker's stderr; what a crash left in it is passed on to Node.
    """
    worker = os.fork()
    if worker == 0:
        os.setsid()
        os.close(lifeline)
        return
    status = 0
    try:
        for fd in closing:
            os.close(fd)
        status = _watch(worker, lifeline)
        _pass_on(last_words)
    finally:
        _end_as(status)


def _watch(worker, lifeline):
    import select

    adopts = _adopt_orphans()
    wake, waker = os.pipe()
    for fd in (wake, waker):
        os.set_blocking(fd, False)
    signal.set_wakeup_fd(waker)
    told = []
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: told.append(True))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGCHLD, lambda *_: None)

    poll = select.poll()
    poll.register(wake, select.POLLIN)
    poll.register(lifeline, select.POLLIN)
    status = None
    while status is None and not told:
        status = _reap(worker)
        if status is None and any(fd == lifeline for fd, _ in poll.poll()):
            break
        try:
            os.read(wake, 512)
        except BlockingIOError:
            pass
    if adopts and status is not None and _none_left():
        return status
    return _end_all(worker, status)


def _none_left():
    """Whoever lost its parent below is a child of this process: where it has none, there is nobody to look for."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        return True
    return False


def _reap(worker):
    """Collects who has ended; the worker's status when it is among them."""
    while True:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return 0
        if pid == worker:
            return status
        if pid == 0:
            return None


def _end_all(worker, status):
    below = descendants(os.getpid())
    _kill(lambda: os.killpg(worker, signal.SIGKILL))
    pause = 0.001
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        for pid in below:
            _kill(lambda pid=pid: os.kill(pid, signal.SIGKILL))
        try:
            while True:
                pid, ended = os.waitpid(-1, os.WNOHANG)
                if pid == 0:
                    break
                if pid == worker:
                    status = ended
        except ChildProcessError:
            break
        time.sleep(pause)
        pause = min(pause * 2, 0.05)
        below = descendants(os.getpid())
    return status or 0


def _kill(act):
    try:
        act()
    except (ProcessLookupError, PermissionError):
        pass


def descendants(root):
    """All processes below `root`."""
    children = {}
    for pid, parent in _parents():
        children.setdefault(parent, []).append(pid)
    found, waiting = [], [root]
    while waiting:
        for pid in children.get(waiting.pop(), ()):
            found.append(pid)
            waiting.append(pid)
    return found


def _parents():
    if os.path.isdir("/proc/self"):
        for name in os.listdir("/proc"):
            if name.isdigit():
                try:
                    with open("/proc/%s/stat" % name, "rb") as stat:
                        yield int(name), int(stat.read().rpartition(b")")[2].split()[1])
                except (OSError, ValueError, IndexError):
                    pass
    else:
        for line in os.popen("ps -A -o pid=,ppid=").read().splitlines():
            pid, parent = line.split()
            yield int(pid), int(parent)


def _adopt_orphans():
    """Whether all that lose their parent below become children of this process."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        import ctypes

        PR_SET_CHILD_SUBREAPER = 36
        return ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) == 0
    except Exception:
        return False  # an interpreter built without ctypes: the process group still ends as a whole


def _pass_on(pipe):
    try:
        os.set_blocking(pipe, False)
        os.write(2, os.read(pipe, LAST_WORDS))
    except OSError:
        pass


def _end_as(status):
    if os.WIFSIGNALED(status):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        signal.signal(os.WTERMSIG(status), signal.SIG_DFL) if os.WTERMSIG(status) != signal.SIGKILL else None
        os.kill(os.getpid(), os.WTERMSIG(status))
        time.sleep(1)
    os._exit(os.WEXITSTATUS(status) if os.WIFEXITED(status) else 70)
