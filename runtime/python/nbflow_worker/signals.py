"""Ctrl-C reaches a cell, and nothing between cells."""
import contextlib
import signal


def ignore_between_cells():
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextlib.contextmanager
def interruptible():
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
