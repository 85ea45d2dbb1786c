import { Type, type Static } from "typebox";
import { common, given, jsonObject, maybe, moment, named, opt, strict, uuid } from "../schema/kit.js";

const interval = Type.Unsafe<number | string>({
  anyOf: [
    { type: "number", exclusiveMinimum: 0, maximum: 1e11 },
    { type: "string", pattern: "^P", maxLength: 100 },
  ],
});

/** Every so many seconds from a moment. */
const INTERVAL_IN = named(
  "IntervalSchedule-Input",
  strict({ interval, anchor_date: maybe(given()), timezone: maybe(Type.String()) }),
);
const INTERVAL_OUT = named(
  "IntervalSchedule-Output",
  strict({ interval: Type.Number(), anchor_date: opt(moment()), timezone: maybe(Type.String()) }),
);
const CRON = named(
  "CronSchedule",
  strict({
    cron: Type.String({ maxLength: 500 }),
    timezone: maybe(Type.String()),
    day_or: opt(Type.Boolean()),
  }),
);
const RRULE = named(
  "RRuleSchedule",
  strict({ rrule: Type.String({ maxLength: 6500 }), timezone: maybe(Type.String()) }),
);

const SCHEDULE_IN = Type.Union([INTERVAL_IN, CRON, RRULE]);
const POSITIVE = Type.Integer({ minimum: 1, maximum: 2_147_483_647 });

export const SCHEDULE_CREATE = named(
  "DeploymentScheduleCreate",
  strict({
    active: opt(Type.Boolean()),
    schedule: SCHEDULE_IN,
    max_scheduled_runs: maybe(POSITIVE),
    parameters: opt(jsonObject()),
    slug: maybe(Type.String({ maxLength: 255 })),
    replaces: maybe(Type.String()),
  }),
);
export const SCHEDULE_UPDATE = named(
  "DeploymentScheduleUpdate",
  strict({
    active: maybe(Type.Boolean()),
    schedule: maybe(SCHEDULE_IN),
    max_scheduled_runs: maybe(POSITIVE),
    parameters: opt(jsonObject()),
    slug: maybe(Type.String({ maxLength: 255 })),
    replaces: maybe(Type.String()),
  }),
);
export const SCHEDULE = named(
  "DeploymentSchedule",
  Type.Object({
    ...common,
    deployment_id: maybe(uuid()),
    schedule: Type.Union([INTERVAL_OUT, CRON, RRULE]),
    active: opt(Type.Boolean()),
    max_scheduled_runs: maybe(POSITIVE),
    parameters: opt(jsonObject()),
    slug: maybe(Type.String()),
  }),
);
export type ScheduleIn = Static<typeof SCHEDULE_IN>;
