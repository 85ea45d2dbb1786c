"""What a process has beside its variables, as one comparable value by name: a branch must leave all of it as it was."""
import decimal
import locale
import logging
import os
import random
import signal
import sys
import threading
import warnings

from .safe import FONTS


def settings(shell):
    """:param shell: what runs the cells; it may have settings of its own."""
    found = {
        "Python's random state": random.getstate(),
        "the environment variables": dict(os.environ),
        "the working directory": _folder(),
        "the warnings filters": (list(warnings.filters), id(warnings.showwarning), id(warnings.formatwarning)),
        "the logging settings": _logging(),
        "the locale": locale.setlocale(locale.LC_ALL),
        "the decimal context": repr(decimal.getcontext()),
        "signal handlers": [_handler(number) for number in range(1, signal.NSIG)],
        "the import path": (list(sys.path), list(map(id, sys.meta_path)), list(map(id, sys.path_hooks))),
        "the interpreter's settings": _interpreter(),
        "builtins": _ids(vars(sys.modules["builtins"])),
        "the threads": sorted(thread.ident or 0 for thread in threading.enumerate()),
        "open files": open_files(),
        "how values are displayed": _display(shell),
    }
    for module, name, look in LIBRARIES:
        loaded = sys.modules.get(module)
        if loaded is not None:
            try:
                found[name] = look(loaded)
            except Exception as error:
                found[name] = repr(error)
    return found


def differing(before, after):
    """The names of what is not the same, but for libraries that were loaded in between."""
    return [name for name in before if name in after and not _equal(before[name], after[name])]


def _equal(one, other):
    return repr(one) == repr(other)


def _folder():
    try:
        return os.getcwd()
    except OSError:
        return None


def _handler(number):
    try:
        return id(signal.getsignal(number))
    except (ValueError, TypeError):
        return None


def _logging():
    known = [("root", logging.root)] + sorted(
        (name, logger) for name, logger in logging.root.manager.loggerDict.items() if isinstance(logger, logging.Logger)
    )
    set_ones = [
        (name, logger.level, logger.disabled, logger.propagate, list(map(id, logger.handlers)))
        for name, logger in known
        if logger.level or logger.disabled or not logger.propagate or logger.handlers or name == "root"
    ]
    return logging.root.manager.disable, set_ones


def _interpreter():
    import gc

    return (
        sys.getrecursionlimit(),
        sys.getswitchinterval(),
        id(sys.displayhook),
        id(sys.excepthook),
        id(sys.stdout),
        id(sys.stderr),
        id(sys.gettrace()),
        id(sys.getprofile()),
        gc.isenabled(),
        gc.get_threshold(),
        list(sys.argv),
    )


def _ids(namespace):
    return {name: id(value) for name, value in namespace.items() if name != "_"}


def open_files():
    """What the process has open, by descriptor. Read as a list, since reading it opens one."""
    found = {}
    try:
        for name in os.listdir("/proc/self/fd"):
            try:
                target = os.readlink("/proc/self/fd/" + name)
                if not target.endswith(FONTS):
                    found[int(name)] = target
            except OSError:
                pass
    except OSError:
        return {}
    return found


def _display(shell):
    inner = getattr(shell, "_shell", None)
    formatter = getattr(inner, "display_formatter", None)
    if formatter is None:
        return None
    kinds = [
        (name, len(one.type_printers), len(one.deferred_printers), len(one.singleton_printers))
        for name, one in sorted(formatter.formatters.items())
    ]
    plain = formatter.formatters["text/plain"]
    return (
        kinds,
        formatter.active_types,
        plain.float_precision,
        str(plain.float_format),
        inner.ast_node_interactivity,
        inner.colors,
        sorted(inner.magics_manager.magics["line"]),
        sorted(inner.magics_manager.magics["cell"]),
        sorted((name, list(map(id, hooks))) for name, hooks in inner.events.callbacks.items()),
        list(map(id, inner.input_transformers_cleanup)),
        list(map(id, inner.ast_transformers)),
    )


def _numpy(numpy):
    core = getattr(numpy, "random", None)
    state = core.get_state(legacy=False) if core else None
    return None if state is None else (state["state"]["key"].tobytes(), state["state"]["pos"], state["has_gauss"], state["gauss"])


def _pandas_options(config):
    return repr(config._global_config)


def _figures(pylab_helpers):
    return list(pylab_helpers.Gcf.figs)


def _torch(torch):
    return (
        torch.get_rng_state().numpy().tobytes(),
        torch.get_num_threads(),
        str(torch.get_default_dtype()),
        torch.is_grad_enabled(),
    )


LIBRARIES = [
    ("numpy", "numpy's random state", _numpy),
    ("numpy", "numpy's options", lambda numpy: (numpy.get_printoptions(), numpy.geterr())),
    ("pandas._config.config", "pandas' options", _pandas_options),
    ("matplotlib", "matplotlib's options", lambda matplotlib: dict(matplotlib.rcParams)),
    ("matplotlib._pylab_helpers", "pyplot's figures", _figures),
    ("torch", "torch's settings", _torch),
    ("sklearn", "scikit-learn's settings", lambda sklearn: sklearn.get_config()),
    ("socket", "the default timeout of sockets", lambda socket: socket.getdefaulttimeout()),
]
