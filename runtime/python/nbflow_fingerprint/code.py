"""Functions, classes and other code."""
import functools
import types

NATIVE = (types.BuiltinFunctionType, types.WrapperDescriptorType, types.MethodDescriptorType, types.MethodWrapperType, types.GetSetDescriptorType, types.MemberDescriptorType)
LEFT_OUT = {"__dict__", "__weakref__", "__module__", "_abc_impl", "__doc__", "__firstlineno__", "__static_attributes__", "__slotnames__"}


def shape(value, kind, head):
    from .kinds import Shape, name_of

    if isinstance(value, types.FunctionType):
        return _function(value, head)
    if isinstance(value, types.MethodType):
        return Shape(head, [("'s function", value.__func__), ("'s object", value.__self__)])
    if isinstance(value, types.CodeType):
        return _code(value)
    if isinstance(value, type):
        return _class(value, head)
    if isinstance(value, NATIVE):
        owner = getattr(value, "__self__", None)
        named = head + b"\0" + getattr(value, "__qualname__", value.__name__).encode()
        if owner is None or isinstance(owner, (type, types.ModuleType)):
            return Shape(named, text="function %s" % value.__name__)
        return Shape(named, [("'s object", owner)])
    if isinstance(value, types.CellType):
        try:
            return Shape(head, [("'s content", value.cell_contents)])
        except ValueError:
            return Shape(head + b"\0empty")
    if kind is property:
        return Shape(head, [(".fget", value.fget), (".fset", value.fset), (".fdel", value.fdel)])
    if kind in (staticmethod, classmethod):
        return Shape(head, [(".__func__", value.__func__)])
    if hasattr(functools, "_lru_cache_wrapper") and kind is functools._lru_cache_wrapper:
        return Shape(head, [("'s function", value.__wrapped__), (".cache_info()", tuple(value.cache_info()))])
    if kind is functools.partial:
        return Shape(head, [(".func", value.func), (".args", value.args), (".keywords", value.keywords)])
    if isinstance(value, (types.GeneratorType, types.CoroutineType, types.AsyncGeneratorType)):
        return _paused(value, kind, head)
    if isinstance(value, (types.GenericAlias, getattr(types, "UnionType", types.GenericAlias))) or kind.__module__ == "typing":
        return Shape(head + b"\0" + repr(value).encode("utf-8", "replace"), text=name_of(kind))
    return None


def _function(value, head):
    from .kinds import Shape

    named = b"%s\0%s" % (head, value.__qualname__.encode("utf-8", "surrogatepass"))
    if value.__module__ not in ("__main__", None):
        if not value.__closure__:
            return Shape(named + b"\0" + value.__module__.encode(), text="function %s" % value.__qualname__)
    parts = [("'s code", value.__code__), ("'s defaults", value.__defaults__), ("'s defaults by name", value.__kwdefaults__)]
    parts += [("'s %s" % name, cell) for name, cell in zip(value.__code__.co_freevars, value.__closure__ or ())]
    parts += [("." + name, part) for name, part in sorted(vars(value).items())]
    return Shape(named, parts, text="function %s" % value.__qualname__)


def _code(value):
    """What it does; not in which file and line it stands."""
    from .kinds import Shape

    facts = (value.co_name, value.co_names, value.co_varnames, value.co_freevars, value.co_cellvars, value.co_argcount, value.co_kwonlyargcount, value.co_posonlyargcount, value.co_flags)
    head = b"code\0" + repr(facts).encode("utf-8", "surrogatepass") + b"\0" + value.co_code
    return Shape(head, [("'s constant %d" % at, part) for at, part in enumerate(value.co_consts)])


def _class(value, head):
    from .kinds import Shape, name_of

    named = b"%s\0%s" % (head, name_of(value).encode("utf-8", "surrogatepass"))
    text = "class %s" % value.__qualname__
    if value.__module__ != "__main__":
        return Shape(named, text=text)
    parts = [("'s base %d" % at, base) for at, base in enumerate(value.__bases__)]
    parts += [("." + name, part) for name, part in sorted(vars(value).items()) if name not in LEFT_OUT]
    return Shape(named, parts, text=text)


def _paused(value, kind, head):
    """A generator: its code, where it stands, and its variables."""
    from .kinds import Shape

    prefix = {"generator": "gi", "coroutine": "cr", "async_generator": "ag"}[kind.__name__]
    frame = getattr(value, prefix + "_frame")
    parts = [("'s code", getattr(value, prefix + "_code"))]
    if frame is None:
        return Shape(head + b"\0ended", parts)
    variables = dict(frame.f_locals)
    parts += [("'s %s" % name, variables[name]) for name in sorted(variables)]
    return Shape(head + b"\0%d" % frame.f_lasti, parts, text="a generator")
