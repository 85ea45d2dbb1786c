"""The notebook's own kernel, with our wire where its sockets would be."""
import importlib.util
import os
import sys
import threading
import types

from .light_client import without_clients

without_clients()

import ipykernel  # noqa: E402


def without_debugger():
    """A kernel imports its debugger even where no one debugs, which takes a fifth of its start."""
    imports_it = os.path.exists(os.path.join(os.path.dirname(ipykernel.__file__), "debugger.py"))
    if imports_it and importlib.util.find_spec("debugpy"):
        os.environ.setdefault("PYDEVD_USE_FRAME_EVAL", "NO")  # which that import leaves behind for the cells
    stub = types.ModuleType("ipykernel.debugger")
    stub._is_debugpy_available = False
    stub.Debugger = type("Debugger", (), {"__init__": lambda self, *args, **kwargs: None})
    sys.modules["ipykernel.debugger"] = stub


without_debugger()

from ipykernel import kernelapp  # noqa: E402

from . import temporary_folder  # noqa: E402
from .kernel_session import OutputThread, Session  # noqa: E402


class _Subshells:
    """ipykernel 7 asks here which thread runs the cells."""

    def __init__(self):
        self.parent_thread = threading.current_thread()


class App(kernelapp.IPKernelApp):
    """Everything that opens a socket, a port or a file is left out; the rest is as in Jupyter."""

    capture = None

    outstream_class = "nbflow_worker.kernel_streams.OutStream"

    def init_connection_file(self):
        pass

    def write_connection_file(self, **kwargs):
        pass

    def cleanup_connection_file(self):
        pass

    def init_poller(self):
        pass

    def init_heartbeat(self):
        pass

    def log_connection_info(self):
        pass

    def init_sockets(self):
        if hasattr(self, "configure_tornado_logger"):
            self.configure_tornado_logger()
        self.session = Session(parent=self)
        self.iopub_thread = OutputThread(self.capture)
        self.iopub_socket = self.iopub_thread.background_socket

    def close(self):
        self.reset_io()

    def init_kernel(self):
        temporary_folder.settle()
        kernel = self.kernel_class.instance(
            parent=self,
            session=self.session,
            iopub_thread=self.iopub_thread,
            iopub_socket=self.iopub_socket,
            log=self.log,
            profile_dir=self.profile_dir,
            user_ns=self.user_ns,
        )
        kernel.record_ports({})
        if hasattr(kernel, "shell_channel_thread"):
            kernel.shell_channel_thread = _Subshells()
        self.kernel = kernel
        self.displayhook.get_execution_count = lambda: kernel.execution_count
