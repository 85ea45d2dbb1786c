"""Locks that no thread holds when a cell forks, as in the child no one would ever release them.

Who takes several takes them in the order of their ranks: a pipe is read into a stream, which may put off its flush.
"""
import os

READING, STREAM, LATER = range(3)

_locks = []


def fork_safe(lock, rank):
    if not _locks:
        os.register_at_fork(before=_acquire, after_in_parent=_release, after_in_child=_release)
    _locks.append((rank, lock))
    _locks.sort(key=lambda pair: pair[0])
    return lock


def _acquire():
    for _, lock in _locks:
        lock.acquire()


def _release():
    for _, lock in reversed(_locks):
        lock.release()
