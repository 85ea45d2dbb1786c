"""How values are made and calls are written, as the files in `recipes/` say."""

import ast
import importlib
import itertools
import tomllib


class Recipes:
    def __init__(self, path):
        with open(path, "rb") as file:
            data = tomllib.load(file)
        self.modules = {"itertools": itertools}
        exec(data.get("setup", ""), self.modules)
        self.make = data.get("make", {})
        self.receivers = data.get("types", {})
        self.calls = {kind: spread(table) for kind, table in data.get("calls", {}).items()}
        self.any = data.get("any", {})
        self.listed = data.get("otherwise", {})
        # Types whose values are those of other types, which are tried as such.
        self.covered = set(data.get("covered", []))
        self.gone = {**spread(data.get("gone", {})), **data.get("gone", {})}
        # Never called, and why.
        self.skipped = {**spread(data.get("skipped", {})), **data.get("skipped", {})}
        self.excused = {**spread(data.get("excused", {})), **data.get("excused", {})}

    def value(self, expression):
        """A new value, all that it is made of included."""
        tree = ast.parse(expression, mode="eval")
        scope = {name: self.value(self.make[name]) for name in self.names(tree)}
        return eval(compile(tree, expression, "eval"), {**self.modules, **scope})

    def names(self, tree):
        return [name for name in dict.fromkeys(node.id for node in ast.walk(tree) if isinstance(node, ast.Name)) if name in self.make]

    def places(self, tree):
        """Which values stand in which argument of the call of `f`."""
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("f", "x"):
                named = {keyword.arg: self.names(keyword.value) for keyword in node.keywords if keyword.arg}
                return [self.names(argument) for argument in node.args], named, node
        return [], {}, None


def spread(table):
    """`"a b" = …` holds for a and for b."""
    return {name: value for names, value in table.items() for name in names.split()}


def resolve(path):
    """The thing of a dotted name, its module imported."""
    parts = path.split(".")
    for end in range(len(parts), 0, -1):
        try:
            found = importlib.import_module(".".join(parts[:end]))
        except ImportError:
            continue
        for part in parts[end:]:
            found = getattr(found, part)
        return found
    raise ImportError(path)
