"""Runs cells by Python alone, where IPython is not installed."""
import ast
import asyncio
import builtins
import functools
import inspect
import linecache
import re
import sys
import traceback
import types

from . import shell_cells
from .outlet import Outlet
from .signals import ignore_between_cells, interruptible

NAME = "exec"
DIFFERENCES = [
    "cells with magics (%, %%) or help (?) are refused, but for `%%bash`, `%%sh` and `%%writefile`",
    "results and what `display` is given show as their repr alone, so there are no figures or tables",
    "no `get_ipython`, `_`, `In` or `Out`; tracebacks are plain Python's",
    "`exit()` fails its cell instead of ending the notebook",
]

NOT_PYTHON = re.compile(r"^\s*(%{1,2}\w+|!{1,2}|\?{1,2}\w|[\w.]+\s*=\s*[%!])|^\s*[\w.]+\?{1,2}\s*$")


class NeedsIPython(Exception):
    """The cell is written in IPython's own syntax."""


class Shell:
    compiler = None

    def __init__(self, wire, capture, pipes):
        self._outlet = Outlet(wire, capture)
        self._outlet.redirect(pipes)
        sys.argv[:] = [""]
        if "" not in sys.path:
            sys.path.insert(0, "")
        module = types.ModuleType("__main__")
        module.__builtins__ = __builtins__
        self.namespace = module.__dict__
        self._main = sys.modules["__main__"]
        sys.modules["__main__"] = module
        self.namespace["display"] = self._display
        for function, run in (
            (shell_cells.RUN, shell_cells.run_line),
            (shell_cells.LINES, shell_cells.lines_of),
        ):
            setattr(builtins, function, functools.partial(run, namespace=self.namespace))
        self.loop = asyncio.new_event_loop()
        ignore_between_cells()
        self._count = 0

    def reopen(self, loop):
        self.loop = loop

    def versions(self):
        return {}

    async def execute(self, request, started):
        self._outlet.message, source = request["message"], request["code"]
        self._count = request.get("count") or self._count + 1
        name = "<cell %d>" % self._count
        linecache.cache[name] = (len(source), None, source.splitlines(True), name)
        read, builtins.input = builtins.input, no_input
        error = None
        try:
            with interruptible():
                started()
                await self._run(source, name)
        except BaseException as raised:
            error = self._shown(raised, name)
        finally:
            builtins.input = read
            for stream in self._outlet.streams:
                stream.flush()
        return {"count": self._count, "error": error}

    def _display(self, *values, **_):
        for value in values:
            self._outlet.send("display_data", {"data": {"text/plain": repr(value)}, "metadata": {}})

    async def _run(self, source, name):
        if shell_cells.run_cell(source, self.namespace):
            return
        source = refuse_ipython(source, name)
        tree = ast.parse(source, name)
        last = None
        if tree.body and isinstance(tree.body[-1], ast.Expr) and not source.rstrip().endswith(";"):
            last = ast.Expression(tree.body.pop().value)
        value = None
        for part, mode in ((tree, "exec"), (last, "eval")):
            if part is None:
                continue
            code = compile(part, name, mode, flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
            value = eval(code, self.namespace)
            if inspect.iscoroutine(value) and code.co_flags & inspect.CO_COROUTINE:
                value = await value
        if last is not None and value is not None:
            content = {"data": {"text/plain": repr(value)}, "metadata": {}, "execution_count": self._count}
            self._outlet.send("execute_result", content)

    def _shown(self, raised, name):
        trace = raised.__traceback__
        while trace is not None and trace.tb_frame.f_code.co_filename != name:
            trace = trace.tb_next
        line, inner = None, trace
        while inner is not None:
            if inner.tb_frame.f_code.co_filename == name:
                line = inner.tb_lineno
            inner = inner.tb_next
        if isinstance(raised, (SyntaxError, NeedsIPython)):
            line = getattr(raised, "lineno", line)
        lines = traceback.format_exception(type(raised), raised, trace)
        text = [part.rstrip("\n") for part in lines]
        error = {"ename": type(raised).__name__, "evalue": str(raised), "traceback": text}
        self._outlet.send("error", error)
        return {"name": error["ename"], "value": error["evalue"], "traceback": text, "line": line}

    async def comm(self, request):
        pass


def refuse_ipython(source, name):
    """
    The cell as Python, its shell lines as calls. Raises, naming the magic, for what only IPython understands. Python that
    parses is never refused.
    """
    try:
        ast.parse(source, name)
        return source
    except SyntaxError as error:
        called = shell_cells.with_calls(source, name)
        if called is not None:
            return called
        for number, line in enumerate(source.splitlines(), 1):
            found = NOT_PYTHON.match(line)
            if found:
                refusal = NeedsIPython(
                    "line %d: %s needs IPython, which this Python does not have" % (number, line.strip())
                )
                refusal.lineno = number
                raise refusal from None
        raise error


def no_input(prompt=""):
    raise RuntimeError("input was called, and no one is there to answer")
