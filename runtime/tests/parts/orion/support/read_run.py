"""Prints what Prefect's client sees of a flow run, as JSON. The server takes events in when it comes to it: waits until it has."""

import asyncio
import json
import sys
import time
from uuid import UUID

from prefect import get_client
from prefect.client.schemas.filters import (
    ArtifactFilter,
    ArtifactFilterFlowRunId,
    FlowRunFilter,
    FlowRunFilterId,
    FlowRunFilterParentFlowRunId,
    LogFilter,
    LogFilterFlowRunId,
)
from prefect.client.schemas.sorting import LogSort, TaskRunSort


async def pages(read, **filters):
    found = []
    while True:
        page = await read(limit=200, offset=len(found), **filters)
        found.extend(page)
        if len(page) < 200:
            return found


async def settled(client, run_id, is_final):
    """Task runs whose states no longer change."""
    until = time.monotonic() + 20
    while True:
        runs = await pages(
            client.read_task_runs,
            flow_run_filter=FlowRunFilter(id=FlowRunFilterId(any_=[run_id])),
            sort=TaskRunSort.EXPECTED_START_TIME_ASC,
        )
        if not is_final or all(r.state.is_final() for r in runs) or time.monotonic() > until:
            return runs
        await asyncio.sleep(0.1)


async def main(run_id):
    async with get_client() as client:
        run = await client.read_flow_run(run_id)
        tasks = await settled(client, run_id, run.state.is_final())
        names = {task.id: task.name for task in tasks}
        logs = await pages(
            client.read_logs,
            log_filter=LogFilter(flow_run_id=LogFilterFlowRunId(any_=[run_id])),
            sort=LogSort.TIMESTAMP_ASC,
        )
        artifacts = await pages(
            client.read_artifacts,
            artifact_filter=ArtifactFilter(flow_run_id=ArtifactFilterFlowRunId(any_=[run_id])),
        )
        children = await client.read_flow_runs(
            flow_run_filter=FlowRunFilter(parent_flow_run_id=FlowRunFilterParentFlowRunId(any_=[run_id]))
        )
        task_states = {}
        for task in tasks:
            answer = await client._client.get("/task_run_states/", params={"task_run_id": str(task.id)})
            task_states[task.id] = [state["name"] for state in answer.json()]
        print(
            json.dumps(
                {
                    "run": json.loads(run.model_dump_json(exclude={"state"})),
                    "states": [s.name for s in await client.read_flow_run_states(run_id)],
                    "tasks": [
                        {
                            "id": str(task.id),
                            "name": task.name,
                            "task_key": task.task_key,
                            "dynamic_key": task.dynamic_key,
                            "states": task_states[task.id],
                            "run_count": task.run_count,
                            "seconds": task.total_run_time.total_seconds(),
                            "inputs": {
                                name: [names.get(i.id, str(i.id)) for i in inputs if i.input_type == "task_run"]
                                for name, inputs in task.task_inputs.items()
                            },
                        }
                        for task in tasks
                    ],
                    "logs": [
                        {"task": names.get(log.task_run_id), "level": log.level, "message": log.message}
                        for log in logs
                    ],
                    "artifacts": [
                        {"key": a.key, "type": a.type, "task": names.get(a.task_run_id), "data": a.data}
                        for a in sorted(artifacts, key=lambda a: a.created)
                    ],
                    "children": [str(child.id) for child in children],
                }
            )
        )


asyncio.run(main(UUID(sys.argv[1])))
