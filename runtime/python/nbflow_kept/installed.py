"""What belongs to Python or to an installed package, by where it lies."""
import os
import sysconfig

_paths = sysconfig.get_paths()
_folders = [_paths[name] for name in ("stdlib", "platstdlib")]
STANDARD = tuple(folder + os.sep for folder in _folders + list(map(os.path.realpath, _folders)))
OWN = os.path.realpath(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))) + os.sep


def is_installed(path):
    if path.startswith(STANDARD) or in_packages(path):
        return True
    real = os.path.realpath(path)
    return in_packages(real) or real.startswith(STANDARD + (OWN,))


def in_packages(path):
    parts = path.split(os.sep)
    return "site-packages" in parts or "dist-packages" in parts
