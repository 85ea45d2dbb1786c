type Ask = (method: string, path: string, body?: unknown) => Promise<unknown>;

const START = "2026-01-01T00:00:00Z";
const END = "2026-02-01T00:00:00Z";
const HOURLY = { interval: 3600, anchor_date: START };
const DAILY = { cron: "0 5 * * *", timezone: "Europe/Madrid" };

/** How often a schedule is due within a time that is over, and how far it is asked to go. */
const BACKFILLS = {
  "no more than asked": {
    schedule: HOURLY,
    start_time: START,
    end_time: END,
    max_runs: 7,
    min_time: 864_000,
  },
  "a least number": { schedule: DAILY, start_time: START, end_time: END, min_runs: 5, min_time: 1 },
  "a least time": { schedule: DAILY, start_time: START, end_time: END, min_runs: 1, min_time: 604_800 },
  "up to an end": {
    schedule: HOURLY,
    start_time: START,
    end_time: "2026-01-01T03:30:00Z",
    min_runs: 9,
    min_time: 864_000,
  },
  "no more than a hundred": {
    schedule: HOURLY,
    start_time: START,
    end_time: END,
    min_runs: 300,
    min_time: 1,
  },
  "what is there already once": {
    schedule: DAILY,
    start_time: START,
    end_time: END,
    min_runs: 4,
    twice: true,
  },
};

/** Lets a server make the runs of schedules in a time that is over; gives when they are due, by what was asked. */
export async function scheduling(ask: Ask): Promise<Readonly<Record<string, readonly string[]>>> {
  const flow = ((await ask("POST", "/flows/", { name: "f" })) as { id: string }).id;
  const answers: Record<string, readonly string[]> = {};
  for (const [name, { schedule, twice = false, ...bounds }] of Object.entries<
    (typeof BACKFILLS)[keyof typeof BACKFILLS] & { readonly twice?: boolean }
  >(BACKFILLS)) {
    const schedules = [{ schedule, active: true }];
    const given = { name, flow_id: flow, schedules };
    const { id } = (await ask("POST", "/deployments/", given)) as { id: string };
    for (let time = 0; time < (twice ? 2 : 1); time += 1)
      await ask("POST", `/deployments/${id}/schedule`, bounds);
    const found = (await ask("POST", "/flow_runs/filter", {
      deployments: { id: { any_: [id] } },
      flow_runs: { next_scheduled_start_time: { before_: END } },
      sort: "NEXT_SCHEDULED_START_TIME_ASC",
    })) as { next_scheduled_start_time: string }[];
    answers[name] = found.map((run) => new Date(run.next_scheduled_start_time).toISOString());
  }
  return answers;
}
