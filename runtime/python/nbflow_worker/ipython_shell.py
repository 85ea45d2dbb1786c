"""Runs cells in a bare InteractiveShell, where IPython is installed and ipykernel is not."""
import asyncio
import os
import sys

import IPython
from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell

from .cell_lines import CellLines
from .outlet import Outlet
from .signals import ignore_between_cells, interruptible

NAME = "ipython"
DIFFERENCES = [
    "no comms, so widgets show as their text",
    "`get_ipython().kernel` is missing, and so are ipykernel's own magics and its pager: help prints",
    "`sys.stdout`, `sys.argv` and file names in tracebacks and warnings are not a kernel's",
    "the environment variables that a kernel sets for terminal colours are not set",
]


class Publisher(DisplayPublisher):
    outlet = None

    def publish(self, data, metadata=None, *args, transient=None, update=False, **kwargs):
        kind = "update_display_data" if update else "display_data"
        content = {"data": encoded(data), "metadata": metadata or {}, "transient": transient or {}}
        self.outlet.send(kind, content)

    def clear_output(self, wait=False):
        self.outlet.send("clear_output", {"wait": wait})


class Hook(DisplayHook):
    outlet = None

    def start_displayhook(self):
        self._content = {"data": {}, "metadata": {}}

    def write_output_prompt(self):
        self._content["execution_count"] = self.prompt_count

    def write_format_data(self, format_dict, md_dict=None):
        self._content["data"] = encoded(format_dict)
        self._content["metadata"] = md_dict or {}

    def finish_displayhook(self):
        if self._content["data"]:
            self.outlet.send("execute_result", self._content)


class NotebookShell(InteractiveShell):
    outlet = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.last_shown = None

    def init_virtualenv(self):
        pass

    def enable_gui(self, gui=None):
        if gui not in (None, "inline"):
            raise NotImplementedError("no window can be shown here")

    def _showtraceback(self, etype, evalue, stb):
        error = {"ename": etype.__name__, "evalue": str(evalue), "traceback": list(stb)}
        self.last_shown = error
        self.outlet.send("error", error)

    def ask_exit(self):
        self.exit_now = True


class Shell:
    def __init__(self, wire, capture, pipes):
        outlet = self._outlet = Outlet(wire, capture)
        Publisher.outlet = Hook.outlet = NotebookShell.outlet = outlet
        outlet.redirect(pipes)
        os.environ.setdefault("MPLBACKEND", "module://matplotlib_inline.backend_inline")
        from traitlets.config import Config

        config = Config()
        config.HistoryManager.hist_file = ":memory:"
        sys.argv[:] = [""]
        if "" not in sys.path:
            sys.path.insert(0, "")
        self._shell = NotebookShell.instance(config=config, display_pub_class=Publisher, displayhook_class=Hook)
        self._shell.exit_now = False
        self._lines = CellLines(self._shell)
        self.loop = asyncio.new_event_loop()
        ignore_between_cells()

    def reopen(self, loop):
        self.loop = loop

    @property
    def namespace(self):
        return self._shell.user_ns

    @property
    def compiler(self):
        return self._shell.compile

    def versions(self):
        return {"IPython": IPython.__version__}

    async def execute(self, request, started):
        import builtins

        shell, self._outlet.message = self._shell, request["message"]
        if request.get("count") is not None:
            shell.execution_count = request["count"]
        self._lines.start(request["code"])
        shell.last_shown = None
        read, builtins.input = builtins.input, no_input
        try:
            with interruptible():
                started()
                result = await self._run(request["code"])
        finally:
            builtins.input = read
        for stream in self._outlet.streams:
            stream.flush()
        if shell.exit_now:
            self.loop.call_later(0.1, self.loop.stop)
        failed = result.error_before_exec or result.error_in_exec
        error = None
        if failed is not None:
            shown = shell.last_shown or {"ename": type(failed).__name__, "evalue": str(failed), "traceback": []}
            error = {
                "name": shown["ename"],
                "value": shown["evalue"],
                "traceback": shown["traceback"],
                "line": self._lines.of_error(),
            }
        return {"count": shell.execution_count - 1, "error": error}

    async def _run(self, code):
        """As a kernel does: in the loop that runs where the cell awaits, else directly."""
        shell = self._shell
        try:
            cell = shell.transform_cell(code)
        except Exception:
            return shell.run_cell(code, store_history=True)
        if not shell.should_run_async(code, transformed_cell=cell):
            return shell.run_cell(code, store_history=True)
        result = None
        try:
            result = await shell.run_cell_async(code, store_history=True, transformed_cell=cell)
            return result
        finally:
            shell.events.trigger("post_execute")
            shell.events.trigger("post_run_cell", result)

    async def comm(self, request):
        pass


def no_input(prompt=""):
    from IPython.core.error import StdinNotImplementedError

    raise StdinNotImplementedError("raw_input was called, but this frontend does not support input requests.")


def encoded(data):
    """Bytes as base64, as a kernel sends them."""
    from base64 import b64encode

    return {kind: b64encode(v).decode() if isinstance(v, bytes) else v for kind, v in data.items()}
