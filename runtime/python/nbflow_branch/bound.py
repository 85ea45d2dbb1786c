"""The names that cells bind by their own text, whoever reads them."""
import dis
import types

STORES = frozenset(["STORE_NAME", "DELETE_NAME", "STORE_GLOBAL", "DELETE_GLOBAL"])


def bound_by(source):
    """:param source: a cell as Python, its magics transformed."""
    try:
        code = compile(source, "<cell>", "exec", flags=ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)
    except (SyntaxError, ValueError):
        return set()
    return {
        instruction.argval for instruction in dis.get_instructions(code) if instruction.opname in STORES
    } | _globals_of(code)


ALLOW_TOP_LEVEL_AWAIT = 0x2000


def _globals_of(code):
    """Of functions that it defines: what they declare as global."""
    found = set()
    for part in code.co_consts:
        if isinstance(part, types.CodeType):
            found |= {one.argval for one in dis.get_instructions(part) if one.opname in ("STORE_GLOBAL", "DELETE_GLOBAL")}
            found |= _globals_of(part)
    return found
