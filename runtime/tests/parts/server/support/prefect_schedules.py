"""Gives the dates of schedules by the classes of Prefect's own server, as milliseconds since 1970; null for one that is refused."""

import asyncio
import json
import sys
from datetime import datetime, timezone

from prefect.server.schemas.schedules import CronSchedule, IntervalSchedule, RRuleSchedule


async def dates(case: dict) -> list[int] | None:
    given = case["schedule"]
    kind = CronSchedule if "cron" in given else IntervalSchedule if "interval" in given else RRuleSchedule
    start = datetime.fromtimestamp(case["start"] / 1000, tz=timezone.utc)
    try:
        found = await kind.model_validate(given).get_dates(n=case["count"], start=start)
    except ValueError:
        return None
    return [round(date.timestamp() * 1000) for date in found]


async def main() -> None:
    print(json.dumps([await dates(case) for case in json.load(sys.stdin)]))


asyncio.run(main())
