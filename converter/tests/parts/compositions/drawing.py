"""What both draws have: their texts, and children that may end as they like."""

import contextlib
import json
import os


def parts(path, between):
    """The parts of a file, which are lines or blocks of lines."""
    return [part.rstrip() for part in path.read_text().split(between) if part.strip()]


def in_child(work, limit):
    """What the work gives in a child of its own, which `limit` prepares; None where that does not come to its end."""
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(ours)
        limit()
        with contextlib.suppress(BaseException), os.fdopen(theirs, "w") as answer:
            answer.write(json.dumps(work()))
        os._exit(0)
    os.close(theirs)
    with os.fdopen(ours) as answer:
        text = answer.read()
    os.waitpid(child, 0)
    return json.loads(text or "null")
