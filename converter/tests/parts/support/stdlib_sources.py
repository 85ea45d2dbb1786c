"""The sources of the standard library, a line of JSON each."""

import json
import os
import pathlib
import tokenize

root = pathlib.Path(os.__file__).parent
for path in sorted(root.rglob("*.py")):
    if "site-packages" in path.parts:
        continue
    try:
        with tokenize.open(path) as file:
            source = file.read()
    except (SyntaxError, UnicodeDecodeError):
        continue
    print(json.dumps({"id": str(path.relative_to(root)), "source": source}))
