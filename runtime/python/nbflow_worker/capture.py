"""Output written to the file descriptors 1 and 2 (C code, subprocesses, `os.write`), in order with Python's own.

A pipe stands behind each. A thread reads it as text arrives; whoever writes or flushes in Python first takes out what
is already there, so that the two kinds of output keep the order in which they were written.
"""
import codecs
import contextvars
import heapq
import os
import select
import threading
import time

from .locks import LATER, READING, fork_safe

CHUNK = 1 << 16


def make_pipes():
    return {"stdout": os.pipe(), "stderr": os.pipe()}


class Capture:
    """Owns the reading ends, and the thread that reads them and runs what was put off."""

    def __init__(self, wire_fd, hang_up, pipes):
        self.pipes = pipes
        self._sources = {}
        self._fds = []
        self._lock = fork_safe(threading.RLock(), READING)
        self._later_lock = fork_safe(threading.RLock(), LATER)
        self._later = []
        self._count = 0
        self._wake, self._waker = os.pipe()
        os.set_blocking(self._wake, False)
        os.set_blocking(self._waker, False)
        self._wire = wire_fd
        self._hang_up = hang_up
        self.pid = os.getpid()
        self.thread = threading.Thread(target=self._run, name="nbflow-capture", daemon=True)

    def start(self):
        self.thread.start()

    def reopen(self):
        """In a branch: pipes and a thread of its own, under the numbers that those of home had."""
        self.pid = os.getpid()
        for old, fd in ((self.pipes["stdout"][0], 1), (self.pipes["stderr"][0], 2)):
            reader, writer = os.pipe()
            os.set_blocking(reader, False)
            os.dup2(reader, old, inheritable=False)
            os.dup2(writer, fd)
            os.close(reader)
            os.close(writer)
        wake, waker = os.pipe()
        for new, old in ((wake, self._wake), (waker, self._waker)):
            os.set_blocking(new, False)
            os.dup2(new, old, inheritable=False)
            os.close(new)
        self._later = []
        self.thread = threading.Thread(target=self._run, name="nbflow-capture", daemon=True)
        self.thread.start()

    def watch(self, fd, take):
        """Hands the bytes that arrive at `fd` to `take(bytes)`."""
        os.set_blocking(fd, False)
        with self._lock:
            self._sources[fd] = take
            self._fds = list(self._sources)
        self._wake_up()

    def watch_text(self, fd, take, echo=None):
        """As `watch`, decoded; what is no UTF-8 becomes U+FFFD.

        :param echo: where the bytes go as well, so that what a crash said is not lost with what was not sent yet.
        """
        decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")

        def text_of(data):
            if echo is not None:
                os.write(echo, data)
            text = decoder.decode(data)
            if text:
                # An empty context: the text belongs to the cell that runs, not to who happens to drain the pipe.
                contextvars.Context().run(take, text)

        self.watch(fd, text_of)

    def drain(self):
        """Takes all that has been written so far."""
        if os.getpid() != self.pid:
            return
        # Also where nothing is ready: the thread may have read it, and be about to hand it on.
        with self._lock:
            for fd in iter(self._ready, None):
                self._take(fd)

    def _ready(self):
        # Not a poll object, which two threads cannot ask at once; our descriptors are low, as they are made first.
        ready = select.select(self._fds, (), (), 0)[0]
        return ready[0] if ready else None

    def call_later(self, delay, act, *args):
        with self._later_lock:
            self._count += 1
            heapq.heappush(self._later, (time.monotonic() + delay, self._count, act, args))
            first = self._later[0][1] == self._count
        if first:
            self._wake_up()

    def _take(self, fd):
        data = os.read(fd, CHUNK)
        if data:
            self._sources[fd](data)
        else:
            del self._sources[fd]
            self._fds = list(self._sources)

    def _wake_up(self):
        try:
            os.write(self._waker, b".")
        except BlockingIOError:
            pass

    def _run(self):
        waiting = select.poll()
        waiting.register(self._wake, select.POLLIN)
        waiting.register(self._wire, 0)
        known = set()
        while True:
            fds = set(self._fds)
            for fd in fds - known:
                waiting.register(fd, select.POLLIN)
            for fd in known - fds:
                waiting.unregister(fd)
            known = fds
            ready = waiting.poll(self._timeout())
            if any(fd == self._wire for fd, _ in ready):
                self._hang_up()
            try:
                if any(fd == self._wake for fd, _ in ready):
                    os.read(self._wake, 512)
            except BlockingIOError:
                pass
            self.drain()
            self._run_due()

    def _timeout(self):
        with self._later_lock:
            if not self._later:
                return None
            return max(0, self._later[0][0] - time.monotonic()) * 1000 + 1

    def _run_due(self):
        while True:
            with self._later_lock:
                if not self._later or self._later[0][0] > time.monotonic():
                    return
                _, _, act, args = heapq.heappop(self._later)
            act(*args)
