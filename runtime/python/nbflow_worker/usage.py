"""What a cell took: seconds, and seconds of processors, its threads' and its finished processes' included."""
import os
import time


def now():
    used = os.times()
    return time.monotonic(), used.user + used.system + used.children_user + used.children_system


def since(before):
    after = now()
    return {"seconds": round(after[0] - before[0], 4), "cpu": round(after[1] - before[1], 4)}
