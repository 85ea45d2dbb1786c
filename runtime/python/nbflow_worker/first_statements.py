"""Which statements, as they stand at the beginning of notebooks, make nothing of the notebook's own?"""
import ast
import importlib.util
import re
import types

from nbflow_kept.installed import is_installed

SETS = re.compile(r"(?:set(?:_\w+)?|seed|use|filterwarnings|simplefilter)\Z")
MAGICS = re.compile(r"(?:matplotlib|config|autoreload)\b|load_ext autoreload\Z")


def imports(statement):
    """Whether it imports what is installed, and nothing else, as `%matplotlib inline` does, too."""
    if isinstance(statement, ast.Import):
        return all(_is_there(alias.name) for alias in statement.names)
    if isinstance(statement, ast.ImportFrom):
        return statement.level == 0 and _is_there(statement.module)
    call = _called(statement)
    return call is not None and call.func.attr == "run_line_magic" and MAGICS.match(_words(call)) is not None


def sets(statement, namespace):
    """Whether it only sets something of a module that is there, or a name, to what is written there."""
    if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
        return True
    call = _called(statement)
    if call is not None:
        given = call.args + [keyword.value for keyword in call.keywords]
        return SETS.match(call.func.attr) is not None and _of_module(call.func, namespace) and all(map(_written, given))
    if not isinstance(statement, ast.Assign):
        return False
    # A list that has a name may hold itself later.
    is_plain = isinstance(statement.value, ast.Constant)
    return all(
        is_plain if isinstance(target, ast.Name) else _of_module(target, namespace) and _written(statement.value)
        for target in statement.targets
    )


def _called(statement):
    call = statement.value if isinstance(statement, ast.Expr) else None
    return call if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) else None


def _words(call):
    return " ".join(word.value for word in call.args if isinstance(word, ast.Constant) and isinstance(word.value, str))


def _of_module(part, namespace):
    while isinstance(part, (ast.Attribute, ast.Subscript)):
        part = part.value
    return isinstance(part, ast.Name) and isinstance(namespace.get(part.id), types.ModuleType)


def _written(value):
    try:
        ast.literal_eval(value)
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
        return False
    return True


def _is_there(module):
    try:
        spec = importlib.util.find_spec(module.partition(".")[0])
    except Exception:
        return False  # The import itself says what is wrong.
    if spec is None:
        return False
    if spec.origin in ("built-in", "frozen"):
        return True
    return all(map(is_installed, spec.submodule_search_locations or [spec.origin or ""]))
