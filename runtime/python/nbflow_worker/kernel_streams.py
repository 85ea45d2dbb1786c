"""sys.stdout and sys.stderr of a kernel, in one order with what is written to the file descriptors."""
import os

from ipykernel import iostream

from .locks import STREAM, fork_safe


class OutStream(iostream.OutStream):
    """ipykernel's, but its pipe is read by our capture and emptied before Python's own text is added."""

    # Set by the shell before the first stream is made.
    capture = None
    pipes = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if hasattr(self, "_buffer_lock"):
            fork_safe(self._buffer_lock, STREAM)

    def write(self, string):
        self.capture.drain()
        return super().write(string)

    def flush(self):
        self.capture.drain()
        super().flush()
        self.session.wire.flush()

    def _flush(self):
        with self.pub_thread._lock:
            super()._flush()

    def _setup_stream_redirects(self, name):
        reader, writer = self.pipes[name]
        self._original_stdstream_fd = 1 if name == "stdout" else 2
        self._original_stdstream_copy = os.dup(self._original_stdstream_fd)
        os.dup2(writer, self._original_stdstream_fd)
        os.close(writer)
        self._fid = reader
        self._exc = None
        self.watch_fd_thread = self.capture.thread
        echo = self._original_stdstream_copy if name == "stderr" else None
        self.capture.watch_text(reader, super().write, echo)
