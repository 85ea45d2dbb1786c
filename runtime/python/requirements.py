"""Which packages do a notebook's cells import, in which versions has this interpreter them, and what do those need in turn?

Reads {"folder": …, "cells": [{"cell": 1, "source": …}]} from stdin and writes
{"python": "3.12", "requirements": ["pandas==2.3.1", …], "files": [paths below the folder], "unpinned": [{"cell", "module", "why"}]}.
It imports none of them.
"""

import ast
import importlib.metadata as metadata
import importlib.util
import json
import os
import re
import sys

from nbflow_worker.missing_modules import LINE_MAGIC

# What the notebook's displays and magics come from.
SHELLS = ("ipykernel", "ipython")
SHELL_INSTALL = re.compile(r"^\s*[!%]\s*(?:pip|conda|mamba|uv)\s+(?:pip\s+)?install\s+(.+)$", re.MULTILINE)
# What libraries import only when a call needs it: the first that is installed comes along.
NEEDED_BY_CALLS = (
    (re.compile(r"\b(?:read|to)_(?:parquet|feather|orc)\b"), ("pyarrow", "fastparquet")),
    (re.compile(r"\b(?:read|to)_excel\b|\bExcel(?:File|Writer)\b"), ("openpyxl", "xlsxwriter", "xlrd")),
    (re.compile(r"\bread_html\b|\b(?:read|to)_xml\b"), ("lxml", "html5lib")),
    (re.compile(r"\b(?:read|to)_sql(?:_\w+)?\b"), ("SQLAlchemy",)),
    (re.compile(r"\b(?:read|to)_hdf\b"), ("tables",)),
    (re.compile(r"\bto_markdown\b"), ("tabulate",)),
    (re.compile(r"\b(?:to_latex|\.style)\b"), ("Jinja2",)),
    (re.compile(r"[\"']s3://"), ("s3fs",)),
    (re.compile(r"[\"']gs://"), ("gcsfs",)),
)
NAME = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)")


def canonical(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def imports_of(source):
    """Every module that the source imports, also within functions; as far as it can be read line by line where it does not parse."""
    text = re.sub(r"\A\s*%%(?:time|capture|timeit)\b.*", "", source)
    text = re.sub(r"^(\s*)[!?].*$", r"\1pass", LINE_MAGIC.sub(r"\1pass", text), flags=re.MULTILINE)
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError):
        for found in re.finditer(r"^\s*(?:import|from)\s+([A-Za-z_]\w*)", text, re.MULTILINE):
            yield found.group(1)
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name.split(".")[0]
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module.split(".")[0]


def marker_of():
    """Evaluates a requirement's text: its name where it applies here, else None."""
    try:
        from packaging.requirements import Requirement
    except ImportError:
        try:
            from pip._vendor.packaging.requirements import Requirement
        except ImportError:
            return None

    def applies(text, extras):
        requirement = Requirement(text)
        if requirement.marker is None:
            return requirement.name, requirement.extras
        for extra in ("", *extras):
            if requirement.marker.evaluate({"extra": extra}):
                return requirement.name, requirement.extras
        return None

    return applies


def own_url(distribution):
    """Where a package is from that is not from an index: an editable folder, a file, a repository."""
    text = distribution.read_text("direct_url.json")
    return json.loads(text).get("url") if text else None


def local_files(folder, module):
    """The module's files, where it stands beside the notebook."""
    for path in (os.path.join(folder, module + ".py"), os.path.join(folder, module)):
        if os.path.isfile(path):
            return [os.path.relpath(path, folder)]
        if os.path.isdir(path) and os.path.exists(os.path.join(path, "__init__.py")):
            return sorted(
                os.path.relpath(os.path.join(parent, name), folder)
                for parent, _folders, names in os.walk(path)
                for name in names
                if not name.endswith(".pyc")
            )
    return []


def main():
    request = json.load(sys.stdin)
    folder, cells = request["folder"], request["cells"]
    distributions = metadata.packages_distributions()
    applies = marker_of()
    pins, files, unpinned, seen = {}, [], [], set()

    def pin(name, extras=()):
        key = canonical(name)
        if key in pins:
            return True
        try:
            distribution = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            return False
        url = own_url(distribution)
        pins[key] = None if url else f"{distribution.metadata['Name']}=={distribution.version}"
        if url:
            unpinned.append({"cell": None, "module": name, "why": f"it is installed from {url}"})
        for text in distribution.requires or () if applies else ():
            needed = applies(text, extras)
            if needed:
                pin(*needed)
        return True

    def look_up(cell, module):
        local = local_files(folder, module)
        if local:
            files.extend(local)
            for path in local:
                if path.endswith(".py"):
                    with open(os.path.join(folder, path), encoding="utf8", errors="replace") as file:
                        for inner in sorted(set(imports_of(file.read()))):
                            note(cell, inner)
            return
        found = distributions.get(module, ())
        if not found:
            is_there = importlib.util.find_spec(module) is not None
            why = "no installed package says that it is its" if is_there else "it is not installed"
            unpinned.append({"cell": cell, "module": module, "why": why})
        for name in found:
            pin(name)

    def note(cell, module):
        if module in seen or module in sys.stdlib_module_names or module == "__main__":
            return
        seen.add(module)
        look_up(cell, module)

    for cell in cells:
        for module in imports_of(cell["source"]):
            note(cell["cell"], module)
        for found in SHELL_INSTALL.finditer(cell["source"]):
            for word in found.group(1).split():
                name = NAME.match(word)
                if name and not word.startswith("-") and not pin(name.group(1)):
                    unpinned.append({"cell": cell["cell"], "module": name.group(1), "why": "it is not installed"})
        for call, names in NEEDED_BY_CALLS:
            if call.search(cell["source"]):
                any(pin(name) for name in names)
    for shell in SHELLS:
        if pin(shell):
            break
    json.dump(
        {
            "python": "%d.%d" % sys.version_info[:2],
            "requirements": sorted((pin for pin in pins.values() if pin), key=str.lower),
            "files": sorted(set(files)),
            "unpinned": unpinned,
        },
        sys.stdout,
    )


if __name__ == "__main__":
    main()
