"""Draws notebooks of which the last cell but one changes what is outside of variables, and the last one shows it.

Reads `{"seed", "count", "each"}` a line, and answers with the cells of so many notebooks, at most so many of one change. Each
is run in a process and a folder of its own, with the change and without it.
"""

import contextlib
import io
import json
import os
import random
import re
import shutil
import signal
import sys
import tempfile
import warnings
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))
from drawing import in_child, parts

BEGINNING = (HERE / "beginning.py").read_text()
SETUP = (HERE / "setup.py").read_text()
VARYING = re.compile("0x[0-9a-f]+|/tmp/outside-[a-z0-9_]+")
END = "\x00"
SECONDS = 20
#: An expression or statement of one line, in places where it is run later than it is written.
LOOKED = [
    "{l}",
    "{l}",
    "def show():\n    {l}\nshow()",
    "class C:\n    def show(self):\n        {l}\nC().show()",
    "for _ in range(1):\n    {l}",
    "def show():\n    def inner():\n        {l}\n    return inner\nshow()()",
    "with contextlib.nullcontext():\n    {l}",
    "class C:\n    def __repr__(self):\n        {l}\n        return ''\nprint(C())",
]

changes = parts(HERE / "changes.txt", "\n")
looks = parts(HERE / "looks.txt", "\n")
places = parts(HERE.parent / "places.txt", "\n\n")
os.environ.setdefault("MPLBACKEND", "agg")
beginning = {}
exec(BEGINNING, beginning)


def shown(change, look):
    """What the look prints after the change; None where the change fails."""
    return in_child(lambda: printed(change, look), lambda: signal.alarm(SECONDS))


def printed(change, look):
    silent = os.open(os.devnull, os.O_RDWR)
    os.dup2(silent, 1)
    os.dup2(silent, 2)
    folder = tempfile.mkdtemp(prefix="outside-")
    os.chdir(folder)
    random.seed(0)
    beginning["np"].random.seed(0)
    text = io.StringIO()
    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            exec(SETUP, beginning)
            exec(change, beginning)
        with contextlib.redirect_stdout(text), contextlib.redirect_stderr(text):
            try:
                exec(look, beginning)
            except BaseException as error:
                print(type(error).__name__, error)
    finally:
        os.chdir("/")
        shutil.rmtree(folder, ignore_errors=True)
    return VARYING.sub("", text.getvalue())


def all_of(looks):
    """All looks as one, so that those which a change may show in are found by running it once."""
    return "\n".join(
        f"try:\n    {look}\nexcept BaseException as error: print(type(error).__name__, error)\nprint({END!r})"
        for look in looks
    )


def placed(draw, change, look):
    """Both in places of the notebook's own code."""
    place = draw.choice(places) if draw.random() < 0.5 else "{m}"
    return (
        place.replace("{z}", "counter").replace("{m}", change).replace("{M}", change),
        draw.choice(LOOKED).replace("{l}", look),
    )


def notebooks(draw, count, each):
    without = (shown("pass", all_of(looks)) or "").split(END)
    for change in draw.sample(changes, len(changes)):
        after = (shown(change, all_of(looks)) or "").split(END)
        differing = [look for look, one, other in zip(looks, without, after) if one != other]
        found = 0
        for look in draw.sample(differing, len(differing)):
            if found == each:
                break
            if count == 0:
                return
            pair = placed(draw, change, look)
            before, later = shown("pass", pair[1]), shown(*pair)
            if later is None or later == before or shown("pass", pair[1]) != before:
                continue
            found += 1
            count -= 1
            yield [BEGINNING, SETUP, *pair]


def main():
    # as a kernel has it
    warnings.simplefilter("default")
    warnings.simplefilter("ignore", ResourceWarning)
    for line in sys.stdin:
        asked = json.loads(line)
        drawn = list(notebooks(random.Random(asked["seed"]), asked["count"], asked["each"]))
        print(json.dumps(drawn), flush=True)


main()
