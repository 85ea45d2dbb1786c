"""What pandas' own pickling drops of a frame or a series."""
import sys
import weakref

from .refused import Refused

OWN = frozenset(["_mgr", "_item_cache", "_attrs", "_flags", "_is_copy", "_cacher", "_name", "_typ"])


def frame_type():
    pandas = sys.modules.get("pandas")
    return getattr(getattr(getattr(pandas, "core", None), "generic", None), "NDFrame", None)


class FrameNotes:
    """Collects what must be put back when the values have been read: which frame another is a slice or a column of.

    :param can_name: whether an object will be there on the other side: it is known there, or sent too.
    """

    def __init__(self, can_name):
        self._can_name = can_name
        self.notes = []

    def visit(self, frame):
        own = vars(frame)
        more = [name for name in own if name not in OWN and name not in (type(frame)._metadata or ())]
        if more:
            raise Refused("a table with an attribute of its own (%s) can't be sent" % more[0], frame)
        copied, cacher = own.get("_is_copy"), own.get("_cacher")
        if copied is not None:
            self._note("copy", frame, None, copied())
        if cacher is not None and cacher[1]() is not None:
            self._note("column", frame, cacher[0], cacher[1]())

    def _note(self, kind, frame, item, source):
        if source is not None and not self._can_name(source):
            raise Refused("a part of a table that is not sent with it can't be sent", frame)
        self.notes.append((kind, frame, item, source))


def put_back(notes):
    for kind, frame, item, source in notes:
        if kind == "copy":
            object.__setattr__(frame, "_is_copy", _gone() if source is None else weakref.ref(source))
        else:
            object.__setattr__(frame, "_cacher", (item, weakref.ref(source)))
            source._item_cache.setdefault(item, frame)


class _Nothing:
    pass


def _gone():
    """A reference to what is no longer there."""
    return weakref.ref(_Nothing())
