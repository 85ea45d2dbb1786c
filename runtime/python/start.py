"""Where a worker's interpreter starts. The protocol that it speaks is described in `src/python/protocol.ts`."""
import gc
import os
import sys

# Until the first cell all that is made stays: there is nothing to look for.
gc.disable()

HERE = os.path.dirname(os.path.realpath(__file__))

# The notebook's own modules must win over ours, so our folder is on the path only while our package loads.
if sys.path and os.path.realpath(sys.path[0]) == HERE:
    del sys.path[0]
sys.path.append(HERE)
import nbflow_branch  # noqa: E402, F401
import nbflow_kept  # noqa: E402, F401
import nbflow_values  # noqa: E402, F401
from nbflow_worker import guard, capture  # noqa: E402

sys.path.remove(HERE)

WIRE, LIFELINE = 3, 4

pipes = capture.make_pipes()
guard.split(LIFELINE, closing=(WIRE,), last_words=pipes["stderr"][0])

from nbflow_worker.serve import serve  # noqa: E402

# Texts have the same hash in each worker, so that sets can be kept in their order. What cells start has its own again.
SEEDED = os.environ.pop("NBFLOW_SEEDED", None) is not None
if SEEDED:
    del os.environ["PYTHONHASHSEED"]

serve(WIRE, pipes, SEEDED or "PYTHONHASHSEED" in os.environ)
