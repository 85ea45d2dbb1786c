"""What lives outside of variables, as the knowledge names it, and the notes of what was touched in between."""

import decimal
import locale
import logging
import os
import random
import re
import sys
import warnings

from walk import module

HERE = os.path.dirname(os.path.abspath(__file__))

touched = []
listening = False

# The interpreter's own reading: code, its caches, the kernel's pseudo files, packages' data.
OWN = re.compile(r"\.(py|pyc|pyi|so|pth|ttf|afm|pfb|mplstyle|dist-info.*)$|__pycache__|^/(proc|sys|dev|etc|usr)/|site-packages"
                 r"|/lib/python3|^<|/fontlist|/matplotlib(?:/|$)|/\.pyenv/")
CALLS = {
    "open": "file", "os.listdir": "file", "os.scandir": "file", "os.mkdir": "file", "os.remove": "file", "os.rename": "file",
    "os.rmdir": "file", "shutil.copyfile": "file", "shutil.move": "file", "shutil.rmtree": "file", "os.chmod": "file",
    "os.truncate": "file", "os.symlink": "file", "os.link": "file", "os.utime": "file", "glob.glob": "file",
    "socket.connect": "network", "socket.getaddrinfo": "network", "urllib.Request": "network",
    "subprocess.Popen": "processes", "os.system": "processes", "os.fork": "processes", "os.exec": "processes",
    "sqlite3.connect": "database", "builtins.input": "input",
}


def listen(event, arguments):
    if not listening:
        return
    kind = CALLS.get(event)
    if kind is None:
        return
    if kind == "file":
        path = arguments[0]
        if isinstance(path, bytes):
            path = os.fsdecode(path)
        if isinstance(path, int) or path is None or OWN.search(str(path)) or str(path).startswith(HERE):
            return
        mode = str(arguments[1] or "") if event == "open" else ""
        flags = arguments[2] if event == "open" and isinstance(arguments[2], int) else 0
        writes = event not in ("open", "os.listdir", "os.scandir", "glob.glob") or bool(
            set(mode) & set("wax+") or flags & (os.O_WRONLY | os.O_RDWR))
        touched.append(("writes-file" if writes else "reads-file", str(path)))
    # The machine is asked once how many cores and which libraries it has.
    elif kind == "processes" and re.search("uname|lscpu|ldconfig|gcc|nproc", str(arguments)):
        return
    else:
        touched.append((kind, event))


sys.addaudithook(listen)


class Watch:
    """Notes what happens inside of it."""

    def __enter__(self):
        global listening
        touched.clear()
        listening = True
        return touched

    def __exit__(self, *_):
        global listening
        listening = False


def numbers(state):
    return (state[0], state[1].tobytes(), *state[2:])


def resources():
    """Each resource that lives in the process: how it stands."""
    found = {
        "random": hash(random.getstate()),
        "environment": tuple(sorted(os.environ.items())),
        "directory": os.getcwd(),
        "import path": tuple(sys.path),
        "warnings": (*warnings.filters, id(warnings.showwarning)),
        "logging": logs(),
        "settings": settings(),
        "display": (id(sys.displayhook), id(sys.stdout), id(sys.stderr)),
    }
    np, pd, mpl, plt, torch = map(module, ("numpy", "pandas", "matplotlib", "matplotlib.pyplot", "torch"))
    if np is not None:
        found["numpy random"] = hash(numbers(np.random.get_state()))
        found["numpy options"] = repr((np.get_printoptions(), np.geterr()))
    if pd is not None:
        found["pandas options"] = repr(pd._config.config._global_config)
    if mpl is not None:
        found["matplotlib options"] = (dict(dict.items(mpl.rcParams)), mpl.is_interactive())
    if plt is not None:
        from matplotlib._pylab_helpers import Gcf

        found["figures"] = tuple((number, drawn(manager.canvas.figure)) for number, manager in Gcf.figs.items())
    if torch is not None:
        found["torch random"] = hash(torch.get_rng_state().numpy().tobytes())
        found["settings"] += (torch.get_default_dtype(), torch.is_grad_enabled(), torch.get_num_threads())
    if module("mlflow") is not None:
        run = module("mlflow").active_run()
        found["mlflow"] = (run and run.info.run_id, module("mlflow").get_tracking_uri())
    return found


def drawn(figure):
    return tuple((id(axes), len(axes.get_children()), axes.get_title(), axes.get_xlim(), axes.get_ylim(), axes.get_xlabel())
                 for axes in figure.axes) + (id(figure._axstack.current()),)


def logs():
    root = logging.getLogger()
    return (root.level, len(root.handlers), root.disabled, logging.root.manager.disable, id(logging.getLoggerClass()),
            id(logging.getLogRecordFactory()))


def settings():
    sklearn = module("sklearn")
    context = decimal.getcontext()
    return (
        sys.getrecursionlimit(), sys.gettrace(), context.prec, context.rounding, locale.setlocale(locale.LC_ALL),
        repr(sklearn.get_config()) if sklearn is not None else "",
    )
