"""Which modules do a notebook's cells import that this interpreter does not have?

Takes [{"cell": 1, "source": …, "mayRaise": false}], gives [{"cell", "line", "module"}]. It names a module only where the notebook could not but fail: imported by a statement of its own at the top level of a cell
that parses, with nothing before it that might install or make modules. It imports none of them.
"""

import ast
import importlib
import importlib.util
import re

# What may change which modules there are: from a cell with one of these on, nothing is certain.
MAKES_MODULES = re.compile(
    r"^\s*!|^\s*%%?(?!time\b|timeit\b|matplotlib\b|config\b|capture\b|precision\b|pylab\b|reload_ext\b|load_ext\b|autoreload\b)\w"
    r"|=\s*!|\b(?:sys\.(?:path|modules|meta_path|path_hooks)|from\s+sys\b|importlib|site\b|chdir|subprocess|os\.system|popen|pip|conda"
    r"|exec\s*\(|eval\s*\(|get_ipython|run_line_magic|urlretrieve|extractall|unpack_archive|__import__)",
    re.MULTILINE,
)
LINE_MAGIC = re.compile(r"^(\s*)%.*$", re.MULTILINE)


def tree_of(source):
    """The cell's statements, line by line as they stand; None where the cell is not Python that can be read here."""
    text = re.sub(r"\A\s*%%(?:time|capture|timeit)\b.*", "", source)
    try:
        return ast.parse(LINE_MAGIC.sub(r"\1pass", text))
    except (SyntaxError, ValueError, RecursionError):
        return None


def imports_of(tree):
    for statement in tree.body:
        if isinstance(statement, ast.Import):
            for alias in statement.names:
                yield statement.lineno, alias.name.split(".")[0]
        elif isinstance(statement, ast.ImportFrom) and statement.level == 0 and statement.module:
            yield statement.lineno, statement.module.split(".")[0]


def is_there(module):
    try:
        return importlib.util.find_spec(module) is not None
    except (ImportError, ValueError, AttributeError):
        return True


def missing(cells):
    found, known = [], {}
    for cell in cells:
        if MAKES_MODULES.search(cell["source"]):
            break
        tree = tree_of(cell["source"])
        if tree is None:
            break
        if cell["mayRaise"]:
            continue
        for line, module in imports_of(tree):
            if module not in known:
                known[module] = is_there(module)
                if not known[module]:
                    found.append({"cell": cell["cell"], "line": line, "module": module})
    # what was listed now must be listed again when a cell has written a module
    importlib.invalidate_caches()
    return found
