"""Evaluates automations' triggers by the code of Prefect's own server, at times that are given, and tells what fires."""

import asyncio
import json
import sys
from datetime import datetime, timedelta, timezone
from uuid import uuid4

import prefect.types._datetime as clock
from prefect.server.events import triggers
from prefect.server.events.models import automations as kept
from prefect.server.events.schemas.automations import Automation
from prefect.server.events.schemas.events import ReceivedEvent

START = datetime(2026, 1, 1, tzinfo=timezone.utc)
time = START


def at(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


async def evaluate(case: dict) -> list[dict]:
    global time
    time = START
    await triggers.reset()
    fired: list[dict] = []

    automation = Automation(id=uuid4(), name="case", trigger=case["trigger"], actions=[{"type": "do-nothing"}])

    async def act(firing):
        # one of the case before may be loaded once more, in the background
        if firing.trigger.automation.id != automation.id:
            return
        event = firing.triggering_event
        fired.append({"event": event.payload["index"] if event else None, "labels": firing.triggering_labels})

    triggers.act = act
    async with kept.automations_session(begin_transaction=True) as session:
        await kept.create_automation(session, automation)
    triggers.load_automation(automation)
    for index, step in enumerate(case["steps"]):
        time = max(time, at(step["at"]))
        if "name" in step:
            event = ReceivedEvent(
                id=uuid4(),
                occurred=at(step["at"]),
                received=time,
                event=step["name"],
                resource={"prefect.resource.id": step["resource"]},
                payload={"index": index},
            )
            await triggers.reactive_evaluation(event)
        else:
            await triggers.evaluate_proactive_triggers()
            async with kept.automations_session(begin_transaction=True) as session:
                await triggers.sweep_closed_buckets(session, time - timedelta(seconds=60))
    return fired


async def main() -> None:
    clock.now = lambda tz="UTC": clock.create_datetime_instance(time)
    print(json.dumps([await evaluate(case) for case in json.load(sys.stdin)]))


asyncio.run(main())
