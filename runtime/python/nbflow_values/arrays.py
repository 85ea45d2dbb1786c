"""numpy arrays: memory once, and every array as a view of it, so that what shares memory goes on sharing it."""
import mmap
import sys

from .refused import Refused, type_name


def ndarray_type():
    numpy = sys.modules.get("numpy")
    return getattr(numpy, "ndarray", None)


class ArrayWriter:
    """Says what stands for an array in the pickle.

    :param add_block: takes memory, gives its number.
    :param known: as in `dump`.
    """

    def __init__(self, add_block, known):
        self._add_block = add_block
        self._known = known
        self._blocks = {}
        self._views = {}
        # Ids are only good while the objects live; some are made by the pickling itself.
        self._kept = []
        self._foreign = {}

    def stand_in(self, array):
        """None for an array that pickle writes by itself: one of objects that owns its memory."""
        if array.dtype.hasobject and array.dtype.fields is not None:
            raise Refused("an array of records with Python objects can't be sent", array)
        root = self._root(array)
        if root is not array:
            return self._view(array, root)
        if array.dtype.hasobject:
            return None
        number = self._blocks.get(id(array))
        if number is None:
            if not (array.flags.c_contiguous or array.flags.f_contiguous):
                raise Refused("an array with memory of its own but gaps in it can't be sent", array)
            number = self._blocks[id(array)] = self._add_block(memory_of(array))
            self._kept.append(array)
        order = "C" if array.flags.c_contiguous else "F"
        return ("array", number, array.dtype, array.shape, order, array.flags.writeable)

    def _view(self, array, root):
        if array.flags.writeable and not root.flags.writeable:
            raise Refused("an array that may be written to, in memory that may not, can't be sent", array)
        number = self._views.setdefault(id(array), len(self._views))
        self._kept.append(array)
        offset = address_of(array) - address_of(root)
        return ("view", number, root, array.dtype, array.shape, offset, array.strides, array.flags.writeable)

    def _root(self, array):
        """The array that owns the memory; where something else does, the one array that looks at it."""
        root, owner = owner_of(array)
        if type(root) is not ndarray_type():
            raise Refused("a view of a %s can't be sent" % type_name(root), array)
        if owner is None:
            return root
        if isinstance(owner, mmap.mmap):
            raise Refused("an array that is mapped from a file can't be sent", array)
        first = self._foreign.setdefault(id(owner), root)
        self._kept.append(owner)
        if first is not root or self._known(owner) is not None:
            raise Refused("arrays that share the memory of a %s can't be sent" % type_name(owner), array)
        return root


def owner_of(array):
    """The last array below a view, and what owns its memory; None where that is the array itself."""
    ndarray = ndarray_type()
    while True:
        below = array.base
        if type(below).__name__ == "DummyArray":  # as_strided puts it between
            below = below.base
        if not isinstance(below, ndarray):
            return array, below
        array = below


def address_of(array):
    return array.__array_interface__["data"][0]


def memory_of(array):
    """The array's memory, byte by byte, whatever its type."""
    import numpy

    return memoryview(numpy.asarray(_Memory(array)))


class _Memory:
    """An array's bytes for numpy, also of types that have no buffer of their own (datetimes)."""

    def __init__(self, array):
        self._array = array
        self.__array_interface__ = {
            "version": 3,
            "shape": (array.nbytes,),
            "typestr": "|u1",
            "data": (address_of(array), True),
        }


class ArrayReader:
    """Makes arrays of what stands for them.

    :param read_block: copies a block into writable memory.
    """

    def __init__(self, read_block):
        self._read_block = read_block
        self._made = {}

    def make(self, stand_in):
        kind, number = stand_in[:2]
        made = self._made.get((kind, number))
        if made is None:
            made = self._made[kind, number] = getattr(self, "_" + kind)(number, *stand_in[2:])
        return made

    def _array(self, number, dtype, shape, order, writeable):
        import numpy

        made = numpy.empty(shape, dtype, order)
        if made.nbytes:
            self._read_block(number, memoryview(_bytes_of(made)))
        if not writeable:
            made.flags.writeable = False
        return made

    def _view(self, number, root, dtype, shape, offset, strides, writeable):
        import numpy

        if dtype.hasobject:
            start = _flat(root)[offset // root.dtype.itemsize :]
            made = numpy.lib.stride_tricks.as_strided(start, shape, strides)
        else:
            made = numpy.ndarray(shape, dtype, _bytes_of(root), offset, strides)
        if not writeable:
            made.flags.writeable = False
        return made


def _flat(array):
    return array.reshape(-1, order="A")


def _bytes_of(array):
    import numpy

    return _flat(array).view(numpy.uint8)
