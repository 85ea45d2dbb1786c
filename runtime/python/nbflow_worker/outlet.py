"""Where shells without a kernel send what a cell shows, in a kernel's messages."""
import io
import os
import threading

from .locks import STREAM, fork_safe
from .wire import pack

INTERVAL = 0.2
PIECE = 4 * 1024 * 1024


class Outlet:
    def __init__(self, wire, capture):
        self._wire = wire
        self.capture = capture
        self.streams = ()
        # The request whose cell runs.
        self.message = ""

    def send(self, kind, content):
        for stream in self.streams:
            stream.flush()
        self.send_at_once(kind, content)

    def send_at_once(self, kind, content):
        self._wire.send(pack({"op": "message", "type": kind, "parent": self.message, "content": content}))

    def flush(self):
        self._wire.flush()

    def redirect(self, pipes):
        """Puts our streams in Python's place and pipes behind the file descriptors 1 and 2."""
        import sys

        for fd, name in ((1, "stdout"), (2, "stderr")):
            reader, writer = pipes[name]
            echo = os.dup(fd) if name == "stderr" else None
            os.dup2(writer, fd)
            os.close(writer)
            stream = Stream(self, name)
            self.capture.watch_text(reader, stream.add, echo)
            setattr(sys, name, stream)
            self.streams += (stream,)


class Stream(io.TextIOBase):
    """A text stream whose text goes to the outlet, at the latest after a fifth of a second."""

    encoding = "UTF-8"
    errors = "strict"

    def __init__(self, outlet, name):
        self.name = name
        self._outlet = outlet
        self._text = []
        self._lock = fork_safe(threading.RLock(), STREAM)
        self._due = False

    def writable(self):
        return True

    def fileno(self):
        raise io.UnsupportedOperation("fileno")

    def write(self, text):
        if not isinstance(text, str):
            raise TypeError("write() argument must be str, not %s" % type(text).__name__)
        self._outlet.capture.drain()
        self.add(text)
        return len(text)

    def add(self, text):
        with self._lock:
            self._text.append(text)
        if os.getpid() != self._outlet.capture.pid:
            self._send()
        elif not self._due:
            self._due = True
            self._outlet.capture.call_later(INTERVAL, self._send)

    def flush(self):
        self._outlet.capture.drain()
        self._send()
        self._outlet.flush()

    def _send(self):
        with self._lock:
            self._due = False
            text, self._text = "".join(self._text), []
            for start in range(0, len(text), PIECE):
                piece = {"name": self.name, "text": text[start : start + PIECE]}
                self._outlet.send_at_once("stream", piece)
