"""Says what CPython's `symtable` says. Lines of JSON in and out: a source, and its scopes or null where it does not compile."""

import ast
import json
import symtable
import sys
import warnings

warnings.simplefilter("ignore")
sys.setrecursionlimit(20000)

BINDINGS = {1: "local", 2: "global", 3: "implicit-global", 4: "free", 5: "cell"}
FLAGS = [(16, "referenced"), (2, "assigned"), (128, "imported"), (4, "parameter"), (256, "annotated"), (8, "nonlocal")]


def lines_of(table, depth):
    names = []
    for name, flags in sorted(table._table.symbols.items()):
        words = [BINDINGS[(flags >> 12) & 15 if sys.version_info >= (3, 13) else (flags >> 11) & 15]]
        names.append(" ".join([name, *words, *(word for flag, word in FLAGS if flags & flag)]))
    yield f"{'  ' * depth}{table.get_type()} {table.get_name()}: {'; '.join(names)}"
    for child in table.get_children():
        yield from lines_of(child, depth + 1)


for line in sys.stdin:
    source = json.loads(line)
    try:
        compile(source, "cell", "exec", ast.PyCF_ONLY_AST | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
        scopes = list(lines_of(symtable.symtable(source, "cell", "exec"), 0))
    except (SyntaxError, ValueError, RecursionError):
        scopes = None
    print(json.dumps(scopes), flush=False)
