"""The folder for temporary files, found without leaving one there."""
import os
import tempfile


def settle():
    """Python finds the folder by writing a file that has a name, and a kernel has it do so at its first cell:
    one that is killed in that moment leaves the file. The same folder is tried with a file that has none."""
    if tempfile.tempdir is not None or not hasattr(os, "O_TMPFILE"):
        return
    named = (os.environ.get(name) for name in ("TMPDIR", "TEMP", "TMP"))
    folder = os.path.abspath(next(filter(None, named), "/tmp"))
    try:
        file = os.open(folder, os.O_TMPFILE | os.O_RDWR, 0o600)
    except OSError:
        return  # Python goes on to further folders, and says which, if it finds none.
    try:
        written = os.write(file, b"nbflow") == 6
    except OSError:
        written = False
    finally:
        os.close(file)
    if written:
        tempfile.tempdir = folder
