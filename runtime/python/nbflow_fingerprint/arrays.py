"""numpy's arrays and scalars, pandas' tables, torch's tensors: to the bit."""
import hashlib
import sys


def shape(value, kind, head):
    root = (kind.__module__ or "").split(".")[0]
    numpy, pandas, torch = (sys.modules.get(name) for name in ("numpy", "pandas", "torch"))
    if numpy is not None and isinstance(value, (getattr(numpy, "ndarray", ()), getattr(numpy, "generic", ()))):
        return _array(value, head, numpy)
    if numpy is not None and isinstance(value, numpy.dtype):
        from .kinds import Shape

        return Shape(head + b"\0" + repr(value).encode())
    if numpy is not None and isinstance(value, numpy.random.RandomState):
        from .kinds import Shape

        return Shape(head, [(".get_state()", value.get_state(legacy=False))])
    if numpy is not None and isinstance(value, getattr(numpy.random, "BitGenerator", ())):
        from .kinds import Shape

        return Shape(head, [(".state", value.state)])
    if pandas is not None:
        found = _pandas(value, head, numpy, pandas)
        if found is not None:
            return found
    if root == "PIL" and hasattr(value, "tobytes"):
        from .kinds import Shape

        return Shape(head + repr((value.mode, value.size)).encode(), [(".tobytes()", value.tobytes())], text="a picture")
    if root == "torch" and torch is not None and isinstance(value, torch.Tensor):
        from .kinds import Shape

        parts = [(".numpy()", value.detach().cpu().numpy()), (".grad", value.grad if value.is_leaf else None)]
        return Shape(head + b"\0%d" % value.requires_grad, parts)
    return None


def _array(value, head, numpy):
    from .kinds import Shape

    array = numpy.asarray(value)
    text = "%s array of %s" % (array.dtype, " × ".join(map(str, array.shape)) or "one")
    if array.ndim == 0 and array.dtype != object:
        text = repr(array.item())
    head += b"\0" + repr((str(array.dtype), array.shape)).encode()
    parts = []
    mask = getattr(value, "mask", None)
    if isinstance(value, numpy.ma.MaskedArray):
        parts = [(".mask", numpy.asarray(mask)), (".fill_value", value.fill_value)]
    if array.dtype.hasobject:
        return Shape(head, [("'s values", array.ravel().tolist() if array.dtype == object else array.tolist())] + parts, text=text)
    if array.size <= 16 and array.ndim == 1 and array.dtype.kind in "biuf" and type(value) is numpy.ndarray:
        text = repr(array.tolist())
    return Shape(head + b"\0" + _bits(array, numpy), parts, text=text)


def _bits(array, numpy):
    whole = numpy.ascontiguousarray(array).reshape(-1)
    if array.dtype.itemsize == 0:
        return b""
    return hashlib.sha256(memoryview(whole.view(numpy.uint8))).digest()


def _pandas(value, head, numpy, pandas):
    from .kinds import Shape

    if value is pandas.NaT or value is pandas.NA:
        return Shape(head)
    if isinstance(value, pandas.DataFrame):
        labels = list(value.columns)
        columns = [("[%r]" % (label,), _values(value.iloc[:, at], numpy, pandas)) for at, label in enumerate(labels)]
        text = "table of %d × %d" % value.shape
        return Shape(head, [(".index", value.index), (".columns", value.columns), (".attrs", value.attrs)] + columns, text=text)
    if isinstance(value, pandas.Series):
        parts = [(".index", value.index), (".name", value.name), (".attrs", value.attrs)]
        return Shape(head, parts + [(".values", _values(value, numpy, pandas))], text="series of %d" % len(value))
    if isinstance(value, pandas.MultiIndex):
        return Shape(head, [(".names", list(value.names)), (".values", value.tolist())], text="index of %d" % len(value))
    if isinstance(value, pandas.Index):
        facts = repr((str(value.dtype), str(getattr(value, "freq", None)))).encode()
        labels = _values(value, numpy, pandas)
        # labels never change, so whether two indexes keep them in one array is no matter
        own = labels.view() if type(labels) is numpy.ndarray else labels
        return Shape(head + b"\0" + facts, [(".names", list(value.names)), (".values", own)], text="index of %d" % len(value))
    if isinstance(value, pandas.api.extensions.ExtensionArray):
        return Shape(head, [(".values", _values(pandas.Series(value), numpy, pandas))])
    if isinstance(value, (pandas.Timestamp, pandas.Timedelta)):
        facts = (value.value, str(getattr(value, "tz", None)))
        return Shape(head + b"\0" + repr(facts).encode(), text=str(value))
    if isinstance(value, (pandas.Interval, pandas.Period)):
        return Shape(head + b"\0" + repr(value).encode(), text=str(value))
    groupby = getattr(getattr(pandas.core, "groupby", None), "GroupBy", ())
    if isinstance(value, groupby):
        return Shape(head, [(".obj", value.obj), (".keys", _described(value.keys))], text="groups of a table")
    return None


def _described(keys):
    return keys if isinstance(keys, (str, list, int, float, type(None))) else repr(type(keys))


def _values(series, numpy, pandas):
    dtype = series.dtype
    if isinstance(dtype, numpy.dtype):
        return series.to_numpy()
    if isinstance(dtype, pandas.CategoricalDtype):
        own = series if isinstance(series, pandas.Index) else series.cat
        return (str(dtype.ordered), own.categories, numpy.asarray(own.codes))
    return (str(dtype), series.astype(object).tolist())
