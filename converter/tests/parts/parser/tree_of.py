"""Says what tree CPython's `ast` gives: for each source its statements, each as a digest of all its nodes and places."""

import ast
import hashlib
import json
import struct
import sys
import warnings

warnings.simplefilter("ignore")
sys.setrecursionlimit(20000)

LEFT_OUT = {"type_comment", "kind", "type_ignores"}
if sys.version_info < (3, 12):
    LEFT_OUT.add("type_params")


def constant(value):
    if isinstance(value, float):
        # JavaScript has one kind of number: 1.0 is 1.
        if value == value and abs(value) != float("inf") and value == int(value):
            return f"i{int(value):x}"
        return "f" + struct.pack(">d", value).hex()
    if value is None or value is Ellipsis or isinstance(value, bool):
        return str(value)
    if isinstance(value, int):
        return f"i{value:x}"
    if isinstance(value, complex):
        return "c" + struct.pack(">d", value.imag).hex()
    if isinstance(value, bytes):
        return "b" + value.hex()
    return "s" + value.encode("utf-16-be", "surrogatepass").hex()


def dump(node, in_string=False):
    if isinstance(node, list):
        return "[" + " ".join(dump(item, in_string) for item in node) + "]"
    if not isinstance(node, ast.AST):
        return "-" if node is None else str(node)
    name = type(node).__name__
    # Inside f-strings CPython has had right places since 3.12 alone.
    inside = in_string or isinstance(node, ast.JoinedStr)
    if isinstance(node, (ast.Constant, ast.MatchSingleton)):
        fields = [constant(node.value)]
    else:
        fields = [dump(getattr(node, field, None), inside) for field in node._fields if field not in LEFT_OUT]
    place = ""
    if hasattr(node, "lineno") and not in_string:
        place = f"@{node.lineno}:{node.col_offset}-{node.end_lineno}:{node.end_col_offset}"
    return "(" + " ".join([name, *fields]) + place + ")"


def digest(statement):
    return hashlib.sha1(dump(statement).encode("utf-8", "surrogatepass")).hexdigest()


for line in sys.stdin:
    source = json.loads(line)
    try:
        tree = compile(source, "cell", "exec", ast.PyCF_ONLY_AST | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
        print(json.dumps([digest(statement) for statement in tree.body]))
    except (SyntaxError, ValueError, RecursionError):
        print("null")
