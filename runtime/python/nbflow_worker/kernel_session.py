"""A kernel's session and its output thread, speaking on our wire instead of zmq sockets."""
import json
import os
import re
import threading

from ipykernel.iostream import IOPubThread
from jupyter_client import session as jupyter_session

from .locks import STREAM, fork_safe

# A frame's text is parsed as one string by Node; longer prints travel in pieces.
PIECE = 4 * 1024 * 1024
# What a message may hold. Larger displays are named instead of shown.
LIMIT = 256 * 1024 * 1024

# Where JSON may have a number that JavaScript would write another way. It may stand in a string, too.
INEXACT = re.compile(rb"\d(\.0\b|[eE][+-]?\d|\d{15})")
SAFE = 2**53 - 1


class Session(jupyter_session.Session):
    """Named as Jupyter's, since a cell can see the name."""

    wire = None
    # Takes the reply to the request that runs.
    reply_to = None

    def send(
        self,
        stream,
        msg_or_type,
        content=None,
        parent=None,
        ident=None,
        buffers=None,
        track=False,
        header=None,
        metadata=None,
    ):
        message = msg_or_type
        if not isinstance(message, dict):
            message = self.msg(message, content=content, parent=parent, header=header, metadata=metadata)
        kind = message["header"]["msg_type"]
        if kind == "execute_reply" and self.reply_to:
            self.reply_to(message)
        if kind in IGNORED:
            return message
        content = message["content"]
        if kind == "stream" and len(content["text"]) > PIECE:
            text = content["text"]
            for start in range(0, len(text), PIECE):
                self._send(message, kind, dict(content, text=text[start : start + PIECE]))
        else:
            self._send(message, kind, content)
        return message

    def _send(self, message, kind, content):
        if "data" in content and kind in SHOWN:
            content = self._with_exact(content)
        packed = self._packed(content)
        if len(packed) > LIMIT and "data" in content:
            size = "an output of %d MB, which is too large to show" % (len(packed) >> 20)
            packed = self.pack(dict(content, data={"text/plain": "<%s>" % size}, metadata={}))
        parent = message["parent_header"].get("msg_id", "")
        head = self.pack({"op": "message", "type": kind, "parent": parent})
        self.wire.send(head[:-1] + b',"content":' + packed + b"}")

    def _packed(self, content):
        try:
            return self.pack(content)
        except UnicodeEncodeError:
            # Half of a surrogate pair, which a kernel loses with all that is around it.
            return json.dumps(content, default=str).encode()

    def _with_exact(self, content):
        """Adds the text of JSON whose numbers a JavaScript reader would not keep as they are."""
        exact = {}
        for kind, value in content["data"].items():
            if isinstance(value, (dict, list)):
                text = self._packed(value)
                if INEXACT.search(text) and is_inexact(value):
                    exact[kind] = text.decode("utf-8", "replace")
        return dict(content, exact=exact) if exact else content


def is_inexact(value):
    """Whether a number in it is 1.0, which JavaScript writes as 1, or an integer that it cannot hold."""
    waiting = [value]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            waiting.extend(part.values())
        elif isinstance(part, (list, tuple)):
            waiting.extend(part)
        elif isinstance(part, float):
            if part.is_integer():
                return True
        elif isinstance(part, int) and not -SAFE <= part <= SAFE:
            return True
    return False


SHOWN = frozenset(["display_data", "execute_result", "update_display_data"])
# Replies are read where the request was made, and no one waits for a kernel's state.
IGNORED = frozenset(["status", "execute_input", "execute_reply", "shutdown_reply", "debug_event"])


class OutputThread(IOPubThread):
    """Stands where a kernel has the thread that owns its zmq socket; sends at once, in the thread that asks."""

    def __init__(self, capture):
        self.socket = None
        self.io_loop = capture
        self.capture = capture
        self.background_socket = _Background(self)
        self._master_pid = os.getpid()
        self._pipe_flag = False
        self._lock = fork_safe(threading.RLock(), STREAM)
        # Never started: a stream that finds no living thread flushes by itself.
        self.thread = threading.Thread(name="IOPub", daemon=True)

    def schedule(self, f):
        with self._lock:
            f()

    def send_multipart(self, *args, **kwargs):
        raise RuntimeError("a worker has no zmq socket")

    def start(self):
        pass

    def stop(self):
        pass

    def close(self):
        pass


class _Background:
    """What streams and display hooks hold as their socket. The session never looks at it."""

    def __init__(self, thread):
        self.io_thread = thread
