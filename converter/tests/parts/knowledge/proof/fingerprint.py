"""A value as text, down to all that it holds: equal before and after where nothing was changed."""

import copyreg
import hashlib
import io
import itertools
import re
import types

from walk import FRAMES, arrays_of, atoms, module, skip

# Fill themselves when they are looked at, and mean the same before and after.
CACHES = re.compile(r"^_(?:item_cache|cache\w*|lru\w*|hash|cached\w*|mpmathdict|_?resolved|ipython\w*)$|_cache$|^cache$")


def fingerprint(root):
    fixed = atoms()
    seen = {}

    def visit(one):
        if skip(one, fixed) or one is None:
            return leaf(one)
        if id(one) in seen:
            return f"#{seen[id(one)][0]}"
        seen[id(one)] = (len(seen), one)
        return inner(one)

    def pairs(mapping):
        return "{" + ",".join(f"{key if isinstance(key, str) else visit(key)}:{visit(value)}"
                              for key, value in list(mapping.items())
                              if not (isinstance(key, str) and CACHES.search(key))) + "}"

    def inner(one):
        np, pd, torch = module("numpy"), module("pandas"), module("torch")
        kind = type(one).__name__
        if isinstance(one, dict):
            factory = getattr(one, "default_factory", None)
            return f"{kind}({leaf(factory)}){pairs(one)}{rest(one)}"
        if isinstance(one, (list, tuple)):
            return f"{kind}[" + ",".join(visit(each) for each in one) + "]" + rest(one)
        if isinstance(one, (set, frozenset)):
            return f"{kind}(" + ",".join(sorted(visit(each) for each in one)) + ")"
        if np is not None:
            if isinstance(one, np.ndarray):
                values = visit(one.ravel().tolist()) if one.dtype.hasobject else digest(np.ascontiguousarray(one).tobytes())
                mask = visit(np.ma.getmask(one)) if isinstance(one, np.ma.MaskedArray) else ""
                return f"{kind}{one.shape}{one.strides}{one.dtype}{one.flags.writeable}:{values}{mask}"
            if isinstance(one, (np.random.RandomState, np.random.Generator)):
                return f"{kind}{visit(one.get_state() if hasattr(one, 'get_state') else one.bit_generator.state)}"
            if isinstance(one, np.random.BitGenerator):
                return f"{kind}{visit(one.state)}"
        if pd is not None:
            if isinstance(one, (pd.DataFrame, pd.Series)):
                labels = one._mgr.axes
                return f"{kind}{visit(labels)}{visit(arrays_of(one))}{getattr(one, 'name', '')!r}{visit(one.attrs)}"
            if isinstance(one, pd.Index):
                return f"{kind}{visit(list(one.names))}{one.dtype}{digest(repr(list(one)).encode())}"
        if torch is not None and isinstance(one, torch.Tensor):
            return f"tensor{tuple(one.shape)}{one.requires_grad}{digest(one.detach().cpu().numpy().tobytes())}{visit(one.grad)}"
        if isinstance(one, types.FunctionType):
            return f"function {one.__qualname__}{visit(one.__dict__)}{visit([c.cell_contents for c in one.__closure__ or ()])}"
        if isinstance(one, types.MethodType):
            return f"method {one.__func__.__qualname__} of {visit(one.__self__)}"
        if isinstance(one, types.CellType):
            return visit(one.cell_contents)
        if isinstance(one, types.GeneratorType):
            frame = one.gi_frame
            return f"generator {one.__qualname__} {frame and frame.f_lasti}"
        if isinstance(one, (io.StringIO, io.BytesIO)):
            return f"{kind} closed" if one.closed else f"{kind}{one.getvalue()!r}{one.tell()}"
        if isinstance(one, io.IOBase):
            return f"{kind} closed" if one.closed else f"{kind}{getattr(one, 'name', None)!r}{position(one)}"
        if hasattr(one, "save_raw") and kind == "Booster":
            return f"{kind}{digest(bytes(one.save_raw()))}"
        if kind == "Random":
            return f"{kind}{digest(repr(one.getstate()).encode())}"
        held = getattr(one, "__dict__", None)
        slots = [name for base in type(one).__mro__ for name in slots_of(base)]
        if isinstance(held, dict) or slots:
            found = dict(held) if isinstance(held, dict) else {}
            for name in slots:
                try:
                    found[name] = getattr(one, name)
                except Exception:
                    pass
            return f"{kind}{pairs(found)}{state(one) if type(one).__module__.startswith('sklearn.tree._') else ''}"
        return f"{kind}{state(one)}"

    def rest(one):
        held = getattr(one, "__dict__", None)
        return pairs(held) if isinstance(held, dict) and held else ""

    def state(one):
        """What pickling would keep of it."""
        try:
            reduced = one.__reduce_ex__(4)
        except Exception:
            return ""
        if not isinstance(reduced, tuple):
            return str(reduced)
        function, arguments, *more = reduced
        kept = [each if not isinstance(each, types.GeneratorType) else list(itertools.islice(each, 1000)) for each in more]
        return f"({visit(list(arguments)) if arguments else ''}{visit(kept)})"

    return visit(root)


def slots_of(base):
    names = base.__dict__.get("__slots__", ())
    return [names] if isinstance(names, str) else [name for name in names if name not in ("__dict__", "__weakref__")]


def leaf(one):
    text = f"{type(one).__name__} {one!r}" if not isinstance(one, dict) else "module"
    return re.sub(r" at 0x[0-9a-f]+", "", text)


def digest(data):
    return hashlib.blake2b(data, digest_size=12).hexdigest()


def position(file):
    try:
        return file.tell()
    except Exception:
        return "?"
