"""The state of the process that cells can see: compared like variables."""
import os
import sys

# What the process that started the kernel sets, not the notebook.
FOREIGN = (
    "JPY_", "NBFLOW_", "PYTHON", "PYDEVD_", "KERNEL_", "MPLBACKEND", "TERM", "CLICOLOR", "FORCE_COLOR", "PAGER", "GIT_PAGER",
    "SHLVL", "OLDPWD", "PWD", "LINES", "COLUMNS", "npm_", "NODE", "INIT_CWD", "_",
)  # fmt: skip


def settings():
    yield "working directory", os.getcwd()
    yield "environment", {
        name: value for name, value in sorted(os.environ.items()) if not name.startswith(FOREIGN)
    }
    random = sys.modules.get("random")
    if random is not None:
        yield "random's state", random.getstate()
    numpy = sys.modules.get("numpy")
    try:
        if numpy is not None:
            yield "numpy.random's state", numpy.random.get_state()
    except Exception:
        pass
    decimal = sys.modules.get("decimal")
    if decimal is not None:
        context = decimal.getcontext()
        yield "decimal's context", (context.prec, context.rounding)
    matplotlib = sys.modules.get("matplotlib")
    if matplotlib is not None and hasattr(matplotlib, "rcParams"):
        yield "matplotlib's rcParams", {
            name: repr(matplotlib.rcParams.get(name)) for name in sorted(matplotlib.rcParams) if "backend" not in name
        }
