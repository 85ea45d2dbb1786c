"""Prints the milliseconds of each of `runs` flows with `steps` tasks in a row, as JSON."""

import json
import sys
import time

from prefect import flow, task

steps, runs = int(sys.argv[1]), int(sys.argv[2])


@task
def step(x):
    return x


@flow
def bench(count):
    for index in range(count):
        step(index)


bench(10)
took = []
for _ in range(runs):
    started = time.perf_counter()
    bench(steps)
    took.append((time.perf_counter() - started) * 1000)
print(json.dumps(took))
