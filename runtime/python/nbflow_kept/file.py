"""A file of groups, named by what is in it."""
import hashlib
import json
import os
import uuid

MAGIC = b"nbflow values 1\n"
HEAD = len(MAGIC) + 8
# Free room of the disk that is left alone, in bytes.
SPARE = 1 << 30


class Full(Exception):
    pass


def write(folder, header, memories):
    """
    Writes memories one after the other behind a header, and gives the file's name and size.

    The file is there as a whole or not at all, also where the process is killed.
    :raises Full: where the disk would have too little room left.
    """
    text = json.dumps(header).encode("utf-8")
    pieces = [MAGIC, len(text).to_bytes(8, "big"), text] + [memoryview(memory).cast("B") for memory in memories]
    size = sum(len(piece) for piece in pieces)
    os.makedirs(folder, exist_ok=True)
    disk = os.statvfs(folder)
    if disk.f_bavail * disk.f_frsize - size < SPARE:
        raise Full("the disk has too little room left")
    digest = hashlib.blake2b(digest_size=32)
    fd, part = _open(folder)
    try:
        for piece in pieces:
            digest.update(piece)
            done = 0
            while done < len(piece):
                done += os.write(fd, piece[done : done + (1 << 30)])
        name = digest.hexdigest()
        _give_name(fd, part, os.path.join(folder, name))
    except BaseException:
        if part is not None:
            os.unlink(part)
        raise
    finally:
        os.close(fd)
    return name, size


def _open(folder):
    """A file without a name, where the system has such; else one whose name says that it is not whole."""
    try:
        return os.open(folder, os.O_TMPFILE | os.O_RDWR | os.O_CLOEXEC, 0o600), None
    except (AttributeError, OSError):
        part = os.path.join(folder, "%s.part" % uuid.uuid4().hex)
        return os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600), part


def _give_name(fd, part, path):
    if part is not None:
        os.replace(part, path)
        return
    folder = os.open("/proc/self/fd", os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.link(str(fd), path, src_dir_fd=folder, follow_symlinks=True)
    except FileExistsError:
        pass  # the same by its name
    finally:
        os.close(folder)


class Reader:
    """
    :raises OSError: where it is not there.
    :raises ValueError: where it is no such file, or was cut.
    """

    def __init__(self, path):
        self._file = open(path, "rb", buffering=0)
        head = self._file.read(HEAD)
        if len(head) < HEAD or not head.startswith(MAGIC):
            raise ValueError("it is no file of values")
        length = int.from_bytes(head[len(MAGIC) :], "big")
        self.header = json.loads(self._file.read(length))
        self._start = HEAD + length

    def read(self, place, into):
        view, done = memoryview(into).cast("B"), 0
        self._file.seek(self._start + place)
        while done < view.nbytes:
            got = self._file.readinto(view[done:])
            if not got:
                raise ValueError("the file was cut")
            done += got

    def close(self):
        self._file.close()
