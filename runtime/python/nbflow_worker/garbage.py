"""When garbage is looked for: not while a cell imports what is installed, and not among what that or the kernel is made of.

All of it stays until the end. To look through it takes a tenth of a kernel's start and of large imports, and as much again at the end.
What the notebook itself makes Python must find, so nothing is passed over from the first statement on that makes anything.
"""
import contextlib
import gc
import re

from nbflow_branch.settings import open_files

from .first_statements import imports, sets

# Who asks for all objects is to be given all.
ASKS = re.compile(r"\b(?:gc|objgraph|pympler|guppy)\b")


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
        if gc.isenabled() and all(map(imports, statements)):
            self._paused = True
            gc.disable()
        elif not all(sets(statement, self._namespace) for statement in statements):
            self.made()
