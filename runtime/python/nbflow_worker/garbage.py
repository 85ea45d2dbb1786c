"""When garbage is looked for: not while a cell imports what is installed, and not among what that or the kernel is made of.

All of it stays until the end. To look through it takes a tenth of a kernel's start and of large imports, and as much again at the end.
What the notebook itself makes Python must find, so nothing is passed over from the first statement on that makes anything.
"""
import ast
import contextlib
import gc
import importlib.util
import os
import re
import sys
import sysconfig

from nbflow_branch.settings import open_files

PACKAGES = re.compile(r"[\\/](?:site|dist)-packages[\\/]")
STANDARD = sysconfig.get_path("stdlib") + os.sep
# Who asks for all objects is to be given all.
ASKS = re.compile(r"\b(?:gc|objgraph|pympler|guppy)\b")
SETS = re.compile(r"(?:set(?:_\w+)?|seed|use|filterwarnings|simplefilter)\Z")
MAGICS = ("matplotlib", "config", "load_ext", "autoreload")


class Garbage:
    """Follows the statements of the cells, as IPython compiles each before it runs it."""

    def __init__(self, shell):
        self._namespace = shell.namespace
        self._only_imports = True
        self._paused = False
        if shell.compiler is not None:
            self._follow(shell.compiler)
        self._open = {}
        gc.enable()

    def ready(self):
        """All that is there before the first cell stays."""
        self._open = open_files()
        gc.freeze()

    def _follow(self, compiler):
        kind = type(compiler)

        def compiling(own, tree, *args, **kwargs):
            self._comes(tree)
            return kind.__call__(own, tree, *args, **kwargs)

        body = {"__call__": compiling, "__module__": kind.__module__, "__qualname__": kind.__qualname__}
        compiler.__class__ = type(kind.__name__, (kind,), body)

    @contextlib.contextmanager
    def of_cell(self, source):
        if ASKS.search(source):
            self.made()
            gc.unfreeze()
        try:
            yield
        finally:
            self._passed()

    def made(self):
        """From now on there may be what is not to be passed over."""
        self._only_imports = False

    def end(self):
        """A file that is still open may have something to be written, wherever the object is that does it."""
        if not self._open or open_files() != self._open:
            gc.unfreeze()

    def _passed(self):
        if self._paused:
            self._paused = False
            gc.enable()
            if self._only_imports:
                gc.freeze()

    def _comes(self, tree):
        self._passed()
        statements = getattr(tree, "body", None)
        if not isinstance(statements, list):
            return self.made()
        if gc.isenabled() and all(map(_imports, statements)):
            self._paused = True
            gc.disable()
        elif not all(map(self._sets, statements)):
            self.made()

    def _sets(self, statement):
        """Whether it only sets something of a module, to what is written there."""
        if isinstance(statement, ast.Expr):
            call = statement.value
            if isinstance(call, ast.Constant):
                return True
            return (
                isinstance(call, ast.Call)
                and isinstance(call.func, ast.Attribute)
                and SETS.match(call.func.attr) is not None
                and self._of_module(call.func)
                and all(map(_written, call.args))
                and all(_written(keyword.value) for keyword in call.keywords)
            )
        return (
            isinstance(statement, ast.Assign)
            and all(isinstance(target, ast.Name) or self._of_module(target) for target in statement.targets)
            and _written(statement.value)
        )

    def _of_module(self, part):
        while isinstance(part, (ast.Attribute, ast.Subscript)):
            part = part.value
        return isinstance(part, ast.Name) and isinstance(self._namespace.get(part.id), type(sys))


def _imports(statement):
    if isinstance(statement, ast.Import):
        return all(_is_installed(alias.name) for alias in statement.names)
    if isinstance(statement, ast.ImportFrom):
        return statement.level == 0 and _is_installed(statement.module)
    # `%matplotlib inline`
    call = getattr(statement, "value", None)
    return (
        isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr == "run_line_magic"
        and isinstance(call.args[0], ast.Constant)
        and call.args[0].value in MAGICS
    )


def _written(value):
    """Whether it is a literal, of which nothing can be made that holds itself."""
    try:
        ast.literal_eval(value)
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
        return False
    return True


def _is_installed(module):
    try:
        spec = importlib.util.find_spec(module.partition(".")[0])
    except (ImportError, ValueError, AttributeError):
        return False
    if spec is None:
        return False
    if spec.origin in ("built-in", "frozen"):
        return True
    places = list(spec.submodule_search_locations or [spec.origin or ""])
    return all(PACKAGES.search(place + os.sep) or place.startswith(STANDARD) for place in places)
