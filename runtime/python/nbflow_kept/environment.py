"""What cells run with beside their text: Python, what is installed, and modules that belong to no installed package."""
import hashlib
import os
import platform
import sys

from .installed import OWN, STANDARD, in_packages, is_installed

MODULES = (".py", ".pyc", ".so", ".pyd", ".zip")
INSTALLED = (".dist-info", ".egg-info", ".egg-link", ".pth", ".egg")


class Environment:
    """Made before the first cell runs."""

    def __init__(self):
        self._files = {}
        self._hashes = {}

    def told(self):
        text = repr((sys.version, platform.machine(), sys.flags, [self._place(path) for path in sys.path]))
        return {"hash": hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest(), "folder": os.getcwd()}

    def modules(self):
        """By its file: the hash of each module's text that is loaded and belongs to no installed package."""
        loaded = dict(sys.modules)
        for name, module in loaded.items():
            if name in self._files:
                continue
            path = getattr(module, "__file__", None)
            self._files[name] = path if isinstance(path, str) and not is_installed(path) else None
        found = {}
        for name in loaded:
            path = self._files.get(name)
            if path is not None:
                found[path] = self._hash_of(path)
        return found

    def _hash_of(self, path):
        try:
            found = os.stat(path)
            version = path, found.st_mtime_ns, found.st_size
            if version not in self._hashes:
                with open(path, "rb") as file:
                    self._hashes[version] = hashlib.sha256(file.read()).hexdigest()
            return self._hashes[version]
        except OSError:
            return None

    def _place(self, path):
        """What can be imported from a folder, as far as its names tell it."""
        real = os.path.realpath(path or os.getcwd())
        if (real + os.sep).startswith(OWN) or (real + os.sep) in STANDARD:
            return None
        try:
            with os.scandir(real) as entries:
                names = [entry.name for entry in entries if _can_be_imported(real, entry)]
        except OSError:
            return None
        return sorted(names)


def _can_be_imported(folder, entry):
    if in_packages(folder):
        return entry.name.endswith(INSTALLED)
    if entry.name.endswith(MODULES):
        return True
    return os.path.exists(os.path.join(entry.path, "__init__.py"))
