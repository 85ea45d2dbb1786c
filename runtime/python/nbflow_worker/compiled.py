"""Keeps compiled modules in a folder of ours, where Python itself would keep none.

Without them the imports of a usual notebook take some seconds more, each time. Python keeps none where it was told so
(PYTHONDONTWRITEBYTECODE) or may not write beside the source. What is compiled beside its source is used as ever.
"""
import os
import sys


def keep_in(folder):
    import importlib._bootstrap_external as machinery

    beside = getattr(machinery, "cache_from_source", None)
    if beside is None or sys.pycache_prefix is not None:
        return
    may_write = not sys.dont_write_bytecode

    def cache_from_source(path, debug_override=None, *, optimization=None):
        usual = beside(path, debug_override, optimization=optimization)
        if os.path.exists(usual) or (may_write and _writable(os.path.dirname(path))):
            return usual
        source = os.path.dirname(os.path.abspath(path))
        return os.path.join(folder, source.lstrip(os.sep), os.path.basename(usual))

    machinery.cache_from_source = cache_from_source
    sys.dont_write_bytecode = False


_known = {}


def _writable(folder):
    if folder not in _known:
        _known[folder] = os.access(folder, os.W_OK)
    return _known[folder]
