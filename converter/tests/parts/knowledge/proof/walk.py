"""What an object is made of, as far as the collector and the array libraries say: what can change, and the memory of arrays."""

import contextlib
import datetime
import decimal
import fractions
import gc
import logging
import pathlib
import re
import sys
import threading
import types
import uuid
import warnings
import weakref

import importlib.machinery

# Values that never change: what they hold, if anything, does not either.
ATOMS = (
    type(None), bool, int, float, complex, str, bytes, type, range, slice, type(Ellipsis), type(NotImplemented),
    types.ModuleType, types.BuiltinFunctionType, types.CodeType, types.FrameType, types.GetSetDescriptorType,
    types.MemberDescriptorType, types.WrapperDescriptorType, types.MethodDescriptorType, types.MethodWrapperType,
    types.ClassMethodDescriptorType, types.GenericAlias, types.UnionType, re.Pattern, datetime.date, datetime.time,
    datetime.timedelta, datetime.tzinfo, decimal.Decimal, fractions.Fraction, pathlib.PurePath, logging.Logger,
    logging.Handler, weakref.ref, property, importlib.machinery.ModuleSpec, types.MappingProxyType,
    contextlib._GeneratorContextManager, contextlib.ExitStack, contextlib.ContextDecorator, uuid.UUID, warnings.catch_warnings, type(pathlib.PurePath().parents), type(threading.Lock()), type(threading.RLock()), threading.Thread, threading.local,
)
# Hold others and never change themselves.
FRAMES = (tuple, frozenset, types.MethodType, types.CellType)


def module(name):
    return sys.modules.get(name)


def atoms():
    found = list(ATOMS)
    np, pd = module("numpy"), module("pandas")
    if np is not None:
        found += [np.dtype, np.generic, np.ufunc, np.finfo, np.iinfo, np.errstate]
    if pd is not None:
        found += [pd.Timestamp, pd.Timedelta, pd.Period, pd.Interval, type(pd.NaT), type(pd.NA), pd.offsets.BaseOffset,
                  pd.api.extensions.ExtensionDtype]
    if module("torch") is not None:
        found += [module("torch").dtype, module("torch").device, module("torch").Size]
    if module("sympy") is not None:
        found += [module("sympy").Basic]
    return tuple(found)


def arrays_of(frame):
    """The arrays that hold the values of a frame, series or index, without its labels."""
    pd = module("pandas")
    if isinstance(frame, pd.Index):
        return [frame._data] if not isinstance(frame, pd.MultiIndex) else []
    return [block.values for block in frame._mgr.blocks]


def children(one):
    """What it holds that matters."""
    np, pd = module("numpy"), module("pandas")
    if np is not None and isinstance(one, np.ndarray):
        held = [one.base] if one.base is not None and not isinstance(one.base, np.ndarray) else []
        if one.dtype.hasobject and one.dtype.names is None:
            held += one.ravel().tolist()
        return held + list(getattr(one, "__dict__", {}).values())
    if pd is not None and isinstance(one, (pd.DataFrame, pd.Series)):
        labels = [one.index] + ([one.columns] if isinstance(one, pd.DataFrame) else [])
        return arrays_of(one) + labels + [one.attrs]
    if pd is not None and isinstance(one, pd.Index):
        # The labels never change; the object has a name, which does.
        return []
    if isinstance(one, types.FunctionType):
        return [cell for cell in (one.__closure__ or ())] + list(one.__defaults__ or ()) + [one.__dict__]
    if isinstance(one, types.GeneratorType):
        return list(one.gi_frame.f_locals.values()) if one.gi_frame is not None else []
    return gc.get_referents(one)


def skip(one, fixed):
    if isinstance(one, fixed) or type(one) is object:
        return True
    if isinstance(one, dict) and one.get("__name__") in sys.modules and "__spec__" in one:
        return True
    mpl = module("matplotlib")
    return mpl is not None and one is mpl.rcParams


def reach(root, limit=60000):
    """All objects that can change and are reached from one: by id."""
    fixed = atoms()
    found, seen, open_ = {}, set(), [root]
    while open_:
        one = open_.pop()
        if id(one) in seen or skip(one, fixed):
            continue
        seen.add(id(one))
        if len(seen) > limit:
            raise OverflowError(f"more than {limit} objects")
        if not isinstance(one, FRAMES):
            found[id(one)] = one
        open_ += children(one)
    return found


def own(root):
    """What changes when the object itself is changed in place, and not what it holds."""
    fixed = atoms()
    if skip(root, fixed) or isinstance(root, FRAMES):
        return {}
    np, pd = module("numpy"), module("pandas")
    found = {id(root): root}
    if np is not None and isinstance(root, np.ndarray) and root.base is not None:
        found.update({} if isinstance(root.base, np.ndarray) else reach(root.base))
    elif pd is not None and isinstance(root, (pd.DataFrame, pd.Series)):
        for array in arrays_of(root):
            found.update({id(array): array})
    elif isinstance(getattr(root, "__dict__", None), dict):
        found[id(root.__dict__)] = root.__dict__
    return found


def memory(objects):
    np = module("numpy")
    if np is None:
        return []
    torch = module("torch")
    tensors = [one.detach().numpy() for one in objects.values() if torch is not None and isinstance(one, torch.Tensor)]
    return [one for one in [*objects.values(), *tensors] if isinstance(one, np.ndarray) and one.size]


def shared(left, right):
    """Something that both have, in words; None where there is nothing."""
    for key in left.keys() & right.keys():
        return f"{type(left[key]).__name__} {brief(left[key])}"
    np = module("numpy")
    for one in memory(left):
        for other in memory(right):
            if np.may_share_memory(one, other):
                try:
                    if not np.shares_memory(one, other, max_work=1000):
                        continue
                except np.exceptions.TooHardError:
                    pass
                return f"memory of {one.dtype}{list(one.shape)}"
    return None


def brief(one):
    try:
        return re.sub(r"\s+", " ", repr(one))[:60]
    except Exception:
        return "?"
