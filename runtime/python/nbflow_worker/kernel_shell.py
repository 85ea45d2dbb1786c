"""Runs cells as execute requests of the notebook's own kernel classes."""
import os
import sys
import uuid

from .cell_lines import CellLines
from .kernel_app import App, ipykernel
from .kernel_session import Session
from .kernel_streams import OutStream

NAME = "ipykernel"
DIFFERENCES = []


class Shell:
    def __init__(self, wire, capture, pipes):
        self._capture = capture
        Session.wire = wire
        OutStream.capture = App.capture = capture
        OutStream.pipes = pipes
        site = os.path.dirname(os.path.dirname(ipykernel.__file__))
        connection = os.path.join(_runtime_dir(), "kernel-%s.json" % uuid.uuid4())
        # As nbclient starts a kernel.
        sys.argv[:] = [
            os.path.join(site, "ipykernel_launcher.py"),
            "-f",
            connection,
            "--HistoryManager.hist_file=:memory:",
        ]
        self._app = App.instance()
        self._app.initialize()
        if _keeps_folder(sys.argv[0]):
            sys.path.insert(0, os.getcwd())
        self._kernel = self._app.kernel
        self._shell = self._kernel.shell
        self._lines = CellLines(self._shell)
        from tornado import ioloop

        self._kernel.io_loop = self._app.io_loop = ioloop.IOLoop.current()
        self.loop = self._kernel.io_loop.asyncio_loop
        self._shell.exit_now = False
        # A pause before each reply, for sockets that may put messages out of order.
        self._kernel._execute_sleep = 0

    def reopen(self, loop):
        """In a branch: runs cells in another event loop, as the one process there is."""
        from tornado import ioloop

        self.loop = loop
        self._kernel.io_loop = self._app.io_loop = ioloop.IOLoop.current()
        pid = os.getpid()
        for owner in (self._app.iopub_thread, sys.stdout, sys.stderr):
            if hasattr(owner, "_master_pid"):
                owner._master_pid = pid
        if hasattr(self._kernel.session, "pid"):
            self._kernel.session.pid = pid

    @property
    def namespace(self):
        return self._shell.user_ns

    @property
    def compiler(self):
        return self._shell.compile

    def versions(self):
        import IPython

        return {"ipykernel": ipykernel.__version__, "IPython": IPython.__version__}

    async def execute(self, request, started):
        """Runs a cell; its outputs go their own way. Returns what the reply has.

        :param started: called when an interrupt reaches the cell.
        """
        code, count = request["code"], request.get("count")
        if count is not None:
            self._number(count)
        content = {
            "code": code,
            "silent": False,
            "store_history": True,
            "user_expressions": {},
            "allow_stdin": False,
            "stop_on_error": False,
        }
        self._lines.start(code)
        reply = await self._request("execute_request", content, request["message"], started)
        if count is not None:
            self._put_in_place(count)
        content = (reply or {}).get("content") or {"status": "aborted"}
        error = None
        if content["status"] == "error":
            error = {
                "name": content["ename"],
                "value": content["evalue"],
                "traceback": list(content["traceback"]),
                "line": self._lines.of_error(),
            }
        elif content["status"] != "ok":
            error = {"name": "KeyboardInterrupt", "value": "", "traceback": [], "line": None}
        return {"count": content.get("execution_count", self._shell.execution_count - 1), "error": error}

    async def comm(self, request):
        """What a front end's widget would send."""
        await self._request("comm_msg", request["content"], request["message"])

    async def _request(self, kind, content, message, started=None):
        kernel = self._kernel
        header = dict(kernel.session.msg_header(kind), msg_id=message)
        parent = {
            "header": header,
            "msg_id": message,
            "msg_type": kind,
            "parent_header": {},
            "metadata": {},
            "content": content,
            "buffers": [],
        }
        replies = Replies(kernel.session)
        try:
            kernel.set_parent([], parent)
            kernel.pre_handler_hook()
            try:
                if started:
                    started()
                handled = kernel.shell_handlers[kind](None, [], parent)
                if handled is not None and hasattr(handled, "__await__"):
                    await handled
            finally:
                kernel.post_handler_hook()
                replies.end()
        except KeyboardInterrupt:
            kernel.log.error("KeyboardInterrupt caught in kernel.")
        sys.stdout.flush()
        sys.stderr.flush()
        return replies.last

    def _number(self, count):
        """Numbers the cell as the notebook does, also when others have run before it."""
        self._shell.execution_count = count
        for inputs in self._inputs():
            inputs.extend([""] * (count - len(inputs)))

    def _put_in_place(self, count):
        for inputs in self._inputs():
            if len(inputs) > count + 1:
                inputs[count] = inputs.pop()

    def _inputs(self):
        history = self._shell.history_manager
        return (history.input_hist_parsed, history.input_hist_raw)


class Replies:
    """Catches the reply that a kernel would send back."""

    def __init__(self, session):
        self.last = None
        self._session = session
        session.reply_to = self._take

    def _take(self, message):
        self.last = message

    def end(self):
        self._session.reply_to = None


def _keeps_folder(launcher):
    """Whether this kernel's launcher leaves its folder first on the path: before 6.5 it took it for an empty name."""
    try:
        with open(launcher, encoding="utf-8") as text:
            return "cwd()" not in text.read()
    except OSError:
        return False


def _runtime_dir():
    from jupyter_core.paths import jupyter_runtime_dir

    return jupyter_runtime_dir()
