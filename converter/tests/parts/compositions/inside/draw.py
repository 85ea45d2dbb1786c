"""Draws notebooks of which the last cell but one changes what the last one shows, as running them with and without it tells.

Reads `{"seed", "count"}` a line, and answers with the cells of so many notebooks.
"""

import contextlib
import io
import json
import os
import random
import re
import signal
import sys
import threading
import warnings
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))
from drawing import in_child, parts

BEGINNING = (HERE / "beginning.py").read_text()
ADDRESS = re.compile("0x[0-9a-f]+")
NAMES = ["x", "y", "z", "u"]

values = parts(HERE / "values.txt", "\n")
derivations = parts(HERE / "derivations.txt", "\n")
changes = parts(HERE / "changes.txt", "\n")
looks = parts(HERE / "looks.txt", "\n")
ways = parts(HERE / "ways.txt", "\n\n")
places = parts(HERE.parent / "places.txt", "\n\n")


class TooLong(BaseException):
    pass


def stop(*_):
    raise TooLong


signal.signal(signal.SIGALRM, stop)
os.environ.setdefault("MPLBACKEND", "agg")
compiled = {}
beginning = {}
exec(BEGINNING, beginning)


def code(cell):
    if cell not in compiled:
        compiled[cell] = compile(cell, "<cell>", "exec")
    return compiled[cell]


def run(cell, namespace):
    """Whether the cell runs to its end within a second."""
    signal.setitimer(signal.ITIMER_REAL, 1)
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            exec(code(cell), namespace)
        return True
    except (Exception, TooLong):
        return False
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def shown(cells):
    """What the last of the cells prints; None where one of them fails."""
    namespace = {**beginning}
    namespace["np"].random.seed(0)
    random.seed(0)
    for cell in cells[:-1]:
        if not run(cell, namespace):
            return None
    printed = io.StringIO()
    signal.setitimer(signal.ITIMER_REAL, 1)
    try:
        with contextlib.redirect_stdout(printed):
            exec(code(cells[-1]), namespace)
    except (Exception, TooLong) as error:
        print(f"{type(error).__name__}: {error}", file=printed)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        namespace["plt"].close("all")
    return ADDRESS.sub("0x", printed.getvalue())


def filled(template, inner):
    """The template's lines, with the inner text at the place's indent."""
    for mark, text in inner.items():
        template = template.replace(mark, text)
    return template


def is_told_apart(value):
    """numpy makes arrays of no dimension, or of things that are neither numbers, texts nor lists, of what is no array."""
    if type(value).__name__ not in ("ndarray", "MaskedArray", "matrix") or value.dtype != object:
        return True
    return value.ndim > 0 and all(isinstance(one, (int, float, str, list)) for one in value.flat)


def step(draw, have, name):
    of = draw.choice(have)
    derivation = draw.choice(derivations)
    way = draw.choice(ways) if draw.random() < 0.5 else ways[0]
    return filled(
        way,
        {
            "{z}": name,
            "{y}": of,
            "{e}": derivation.replace("{v}", of),
            "{E}": derivation.replace("{v}", "v"),
        },
    )


def change(draw, of):
    what = draw.choice(changes)
    place = draw.choice(places) if draw.random() < 0.4 else places[0]
    return filled(
        place, {"{z}": of, "{m}": what.replace("{v}", of), "{M}": what.replace("{v}", "v")}
    )


def first_that_runs(make, before, tries):
    for _ in range(tries):
        cell = make()
        namespace = {**beginning}
        if all(run(each, namespace) for each in before) and run(cell, namespace):
            return cell
    return None


def notebook(draw):
    cells = [f"x = {draw.choice(values)}"]
    have = ["x"]
    for name in NAMES[1 : 1 + draw.choice([0, 1, 1, 2, 2, 3])]:
        cell = first_that_runs(lambda: step(draw, have, name), cells, 60)
        if cell is None:
            break
        cells.append(cell)
        have.append(name)
    of = draw.choice(have)
    namespace = {**beginning}
    if not all(run(cell, namespace) for cell in cells) or not all(map(is_told_apart, map(namespace.get, have))):
        return None
    changed = first_that_runs(lambda: change(draw, of), cells, 80)
    if changed is None:
        return None
    for _ in range(12):
        others = [name for name in have if name != of] if draw.random() < 0.8 else []
        look = draw.choice(looks).replace("{v}", draw.choice(others or have))
        without = shown([*cells, look])
        if without is None or "Error: " in without:
            continue
        if without != shown([*cells, look]):
            continue
        if without != shown([*cells, changed, look]):
            return [*cells, changed, look]
    return None


def end_late():
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_PROF, 20)


def apart(seed):
    """A notebook drawn in a child, as what is drawn may end the interpreter, or leave it changed."""
    return in_child(lambda: notebook(random.Random(seed)), end_late)


def main():
    warnings.simplefilter("ignore")
    threading.excepthook = lambda _: None
    for line in sys.stdin:
        asked = json.loads(line)
        draw = random.Random(asked["seed"])
        found = []
        while len(found) < asked["count"]:
            cells = apart(draw.random())
            if cells is not None:
                found.append([BEGINNING, *cells])
        print(json.dumps(found), flush=True)


main()
