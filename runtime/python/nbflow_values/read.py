"""Reads a group of variables back."""
import importlib
import io
import pickle
import struct

from .arrays import ArrayReader
from .frames import put_back


def load(payload, known=None, make=None):
    """
    Makes the variables of a payload: a dict by name. What it makes is new; only `known` gives what is there.

    :param known: `known(number)` gives the object that the writer's `known` gave that number for.
    :param make: makes what reads, where that is no plain `Reading`.
    """
    reader = (make or Reading)(payload, known)
    values = reader.load()
    put_back(reader.load())
    return values


def _plain_buffers(payload):
    """What pickle itself put beside the stream, in order."""
    for number in payload.plain:
        made = bytearray(payload.sizes[number])
        payload.read_block(number, memoryview(made))
        yield made


class Reading(pickle.Unpickler):
    def __init__(self, payload, known):
        super().__init__(io.BytesIO(payload.stream), buffers=_plain_buffers(payload))
        self._known = known
        self._arrays = ArrayReader(payload.read_block)
        self._made = {}

    def persistent_load(self, stand_in):
        kind = stand_in[0]
        if kind in ("array", "view"):
            return self._arrays.make(stand_in)
        if kind == "known":
            return self._known(stand_in[1])
        if kind == "module":
            return importlib.import_module(stand_in[1])
        if kind == "np.nan":
            return importlib.import_module("numpy").nan
        key = stand_in[:2]
        if key not in self._made:
            self._made[key] = self._nan(*stand_in[2:]) if kind == "nan" else self._set(*stand_in[2:])
        return self._made[key]

    @staticmethod
    def _nan(data):
        return struct.unpack("<d", data)[0]

    @staticmethod
    def _set(is_frozen, order):
        return frozenset(order) if is_frozen else set(order)
