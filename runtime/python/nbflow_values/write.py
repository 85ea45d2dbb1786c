"""Writes a group of variables."""
import io
import pickle
import struct
import sys
import types

from .arrays import ArrayWriter, ndarray_type
from .frames import FrameNotes, frame_type
from .payload import Payload
from .refused import Refused, place_of, type_name
from .sets import order_for

SIMPLE = frozenset([str, int, bool, bytes, complex, type(None), type(Ellipsis), type(NotImplemented)])


def dump(names, namespace, known=None, make=None):
    """
    Writes variables as one group.

    :param known: `known(object)` gives the number by which the reader knows an object, or None. Such an object is
        not sent; the reader puts its own in the place.
    :param make: makes what writes, where that is no plain `Writing`.
    :returns: a Payload.
    :raises Refused: where something in it would not come back as it is.
    """
    values = {name: namespace[name] for name in names}
    known = known or _nothing_known
    out = io.BytesIO()
    blocks, plain = [], []
    sent = {id(value) for value in values.values()}
    frames = FrameNotes(lambda frame: id(frame) in sent or known(frame) is not None)
    pickler = (make or Writing)(out, blocks, plain, known, frames)
    try:
        pickler.dump(values)
        pickler.dump(frames.notes)
    except Refused as refused:
        where = refused.where or place_of(refused.culprit, names, namespace)
        raise Refused(refused.reason, refused.culprit, where) from None
    except RecursionError:
        raise Refused("something in it is nested too deeply to be sent") from None
    except Exception as error:
        culprit = pickler.last
        where = place_of(culprit, names, namespace)
        reason = "a %s can't be sent (%s)" % (type_name(culprit), str(error) or type(error).__name__)
        raise Refused(reason, culprit, where) from None
    return Payload(out.getvalue(), blocks, plain)


def _nothing_known(_):
    return None


class Writing(pickle.Pickler):
    def __init__(self, out, blocks, plain, known, frames):
        super().__init__(out, protocol=5, buffer_callback=self._take_buffer)
        self.last = None
        self._blocks = blocks
        self._plain = plain
        self._known = known
        self._frames = frames
        self._arrays = ArrayWriter(self._add_block, known)
        self._ndarray = ndarray_type()
        self._frame = frame_type()
        self._artist = getattr(sys.modules.get("matplotlib.artist"), "Artist", None)
        self._numpy_nan = getattr(sys.modules.get("numpy"), "nan", None)
        self._nans = {}
        self._sets = {}
        self._seen_frames = set()

    def _add_block(self, memory):
        self._blocks.append(memory)
        return len(self._blocks) - 1

    def _take_buffer(self, buffer):
        self._plain.append(self._add_block(buffer.raw()))

    def persistent_id(self, obj):
        kind = type(obj)
        if kind in SIMPLE:
            return None
        if kind is float:
            return None if obj == obj else self._nan(obj)
        number = self._known(obj)
        if number is not None:
            return ("known", number)
        if kind is self._ndarray:
            return self._arrays.stand_in(obj)
        if kind is set or kind is frozenset:
            return self._set(obj)
        if kind is types.ModuleType:
            if sys.modules.get(obj.__name__) is not obj:
                raise Refused("a module that can't be imported by its name can't be sent", obj)
            return ("module", obj.__name__)
        return None

    def _nan(self, nan):
        """By identity: `x in [x]` is true of a nan only where it is the same object."""
        if nan is self._numpy_nan:
            return ("np.nan",)
        number, _ = self._nans.setdefault(id(nan), (len(self._nans), nan))
        return ("nan", number, struct.pack("<d", nan))

    def _set(self, elements):
        number, _ = self._sets.setdefault(id(elements), (len(self._sets), elements))
        return ("set", number, type(elements) is frozenset, order_for(elements, elements))

    def reducer_override(self, obj):
        self.last = obj
        kind = type(obj)
        if isinstance(obj, type) or kind is types.FunctionType:
            return self._by_name(obj)
        if kind is object:
            raise Refused("an `object()` that others compare with can't be sent", obj)
        if self._ndarray is not None and isinstance(obj, self._ndarray) and kind is not self._ndarray:
            if obj.base is not None or kind.__module__.split(".")[0] != "numpy":
                raise Refused("a %s can't be sent" % type_name(obj), obj)
        if self._frame is not None and isinstance(obj, self._frame) and id(obj) not in self._seen_frames:
            self._seen_frames.add(id(obj))
            self._frames.visit(obj)
        if self._artist is not None and isinstance(obj, self._artist):
            raise Refused("a part of a figure can't be sent: it belongs to what draws it", obj)
        if _is_one_for_all(obj):
            raise Refused("a %s that %s has one of can't be sent" % (type_name(obj), kind.__module__), obj)
        return NotImplemented

    def _by_name(self, obj):
        what = "class" if isinstance(obj, type) else "function"
        module, name = getattr(obj, "__module__", None), obj.__qualname__
        if module == "__main__":
            raise Refused("the %s %s, which a cell defined, can't be sent" % (what, name), obj)
        found = sys.modules.get(module)
        for part in name.split("."):
            found = getattr(found, part, None)
        if found is not obj and not _is_builtin_type(obj):
            raise Refused("the %s %s can't be sent: it is not there by its name" % (what, name), obj)
        return NotImplemented


def _is_builtin_type(obj):
    """Types such as NoneType, which pickle knows by itself."""
    return obj in (type(None), type(Ellipsis), type(NotImplemented))


def _is_one_for_all(obj):
    """Whether the module of its type holds this very object, and would not give it back: numpy's random state."""
    kind = type(obj)
    module = sys.modules.get(kind.__module__)
    if module is None or kind.__module__ == "__main__" or isinstance(obj, (type, types.ModuleType)):
        return False
    if not any(value is obj for value in list(vars(module).values())):
        return False
    try:
        return pickle.loads(pickle.dumps(obj, 5)) is not obj
    except Exception:
        return True
