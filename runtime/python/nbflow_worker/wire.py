"""Frames on the socket to Node: four bytes of length (big-endian), then JSON. See `src/python/protocol.ts`."""
import json
import os
import queue
import socket
import struct
import threading
import time

# Frames that may wait to be written. Who prints faster than Node reads has to wait too.
WAITING = 64
# A datagram of a forked child carries at most this much of a frame.
PIECE = 32 * 1024


def pack(value):
    return json.dumps(value, allow_nan=False).encode()


class Wire:
    """The worker's end. Any thread may send, and so may a child that a cell forked.

    A thread of its own writes, since a KeyboardInterrupt in the middle of a frame would break the stream.
    """

    def __init__(self, fd):
        self.fd = fd
        self.pid = os.getpid()
        self._waiting = queue.SimpleQueue()
        self._incoming = bytearray()
        self._parts = {}
        self._unwritten = False
        self._closed = False
        self.from_children, self._to_parent = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._start()

    def _start(self):
        self._thread = threading.Thread(target=self._write, name="nbflow-wire", daemon=True)
        self._thread.start()

    def reopen(self, end):
        """In a branch: speaks on another socket, and has children of its own."""
        os.dup2(end.fileno(), self.fd, inheritable=False)
        self.pid = os.getpid()
        self._waiting = queue.SimpleQueue()
        self._incoming = bytearray()
        self._parts = {}
        self._unwritten = False
        ends = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
        for new, old in zip(ends, (self.from_children, self._to_parent)):
            os.dup2(new.fileno(), old.fileno(), inheritable=False)
            new.close()
        self.from_children.setblocking(False)
        self._start()

    def send(self, frame, waited_for=True):
        """Sends the bytes of one JSON value; `flush` waits only for what is `waited_for`."""
        if os.getpid() != self.pid:
            self._send_as_child(frame)
            return
        if self._closed:
            return
        self._unwritten = self._unwritten or waited_for
        self._waiting.put(frame)
        while self._waiting.qsize() > WAITING:
            time.sleep(0.001)

    def flush(self):
        """Returns when what was sent is written: a cell may go on into code that lets no other thread run."""
        if not self._unwritten or self._closed or os.getpid() != self.pid:
            return
        self._unwritten = False
        written = threading.Lock()
        written.acquire()
        self._waiting.put(written)
        written.acquire()

    def close(self):
        """Returns when all is written. What an exit handler prints has no one to go to."""
        self._closed = True
        self._waiting.put(None)
        self._thread.join()

    def receive(self):
        """The messages that have arrived, or None when Node has hung up. Waits only if nothing is there."""
        data = os.read(self.fd, 1 << 20)
        if not data:
            return None
        self._incoming += data
        messages = []
        while len(self._incoming) >= 4:
            (length,) = struct.unpack(">I", self._incoming[:4])
            if len(self._incoming) < 4 + length:
                break
            messages.append(json.loads(self._incoming[4 : 4 + length]))
            del self._incoming[: 4 + length]
        return messages

    def take_from_child(self, data):
        """Puts a child's datagram with the others of its frame, and sends the frame when it is whole."""
        pid, last = struct.unpack(">I?", data[:5])
        self._parts.setdefault(pid, []).append(data[5:])
        if last:
            self.send(b"".join(self._parts.pop(pid)))

    def _send_as_child(self, frame):
        pieces = range(0, len(frame), PIECE) or [0]
        for start in pieces:
            last = start + PIECE >= len(frame)
            self._to_parent.send(struct.pack(">I?", os.getpid(), last) + frame[start : start + PIECE])

    def _write(self):
        while True:
            frame = self._waiting.get()
            if frame is None:
                return
            if not isinstance(frame, bytes):
                frame.release()
                continue
            data = memoryview(struct.pack(">I", len(frame)) + frame)
            try:
                while data:
                    data = data[os.write(self.fd, data) :]
            except OSError:
                pass  # Node is gone, and the capture's thread sees it too
