import { Type, type TProperties } from "typebox";
import { STATE_TYPES } from "../../state/index.js";
import { jsonObject, list, maybe, oneOf, opt, strict, uuid } from "../schema/kit.js";

const TEXTS = list(Type.String());
const WANTED = Type.Unsafe<Readonly<Record<string, string | readonly string[]>>>({
  type: "object",
  additionalProperties: { anyOf: [{ type: "string" }, { type: "array", items: { type: "string" } }] },
});
/** Longer than anyone waits, and what times can still be counted with. */
const SECONDS = Type.Number({ minimum: 0, maximum: 1_000_000_000 });
const named = (type: string) => ({ type: Type.Literal(type), id: opt(uuid()) });

/** What triggers are made of, by their types. */
export const TRIGGERS = {
  event: strict({
    ...named("event"),
    match: opt(WANTED),
    match_related: opt(Type.Union([WANTED, list(WANTED)])),
    after: opt(TEXTS),
    expect: opt(TEXTS),
    for_each: opt(TEXTS),
    posture: oneOf("Reactive", "Proactive"),
    threshold: opt(Type.Integer({ minimum: -2_147_483_648, maximum: 2_147_483_647 })),
    within: opt(SECONDS),
  }),
  compound: strict({
    ...named("compound"),
    triggers: list(jsonObject()),
    within: maybe(SECONDS),
    require: Type.Union([Type.Integer({ minimum: 1 }), oneOf("any", "all")]),
  }),
  sequence: strict({ ...named("sequence"), triggers: list(jsonObject()), within: maybe(SECONDS) }),
};

const SOURCE = opt(oneOf("selected", "inferred"));
const action = <Properties extends TProperties>(type: string, properties: Properties) =>
  strict({ type: Type.Literal(type), ...properties });
const onDeployment = { source: SOURCE, deployment_id: maybe(uuid()) };
const onQueue = { source: SOURCE, work_queue_id: maybe(uuid()) };
const onPool = { source: SOURCE, work_pool_id: maybe(uuid()) };
const onAutomation = { source: SOURCE, automation_id: maybe(uuid()) };

/** What actions are made of, by their types. */
export const ACTIONS = {
  "do-nothing": action("do-nothing", {}),
  "run-deployment": action("run-deployment", {
    ...onDeployment,
    parameters: maybe(jsonObject()),
    job_variables: maybe(jsonObject()),
    schedule_after: opt(SECONDS),
  }),
  "pause-deployment": action("pause-deployment", onDeployment),
  "resume-deployment": action("resume-deployment", onDeployment),
  "cancel-flow-run": action("cancel-flow-run", {}),
  "suspend-flow-run": action("suspend-flow-run", {}),
  "resume-flow-run": action("resume-flow-run", {}),
  "delete-flow-run": action("delete-flow-run", {}),
  "change-flow-run-state": action("change-flow-run-state", {
    name: maybe(Type.String()),
    state: oneOf(...STATE_TYPES),
    message: maybe(Type.String()),
    force: opt(Type.Boolean()),
  }),
  "pause-work-pool": action("pause-work-pool", onPool),
  "resume-work-pool": action("resume-work-pool", onPool),
  "pause-work-queue": action("pause-work-queue", onQueue),
  "resume-work-queue": action("resume-work-queue", onQueue),
  "pause-automation": action("pause-automation", onAutomation),
  "resume-automation": action("resume-automation", onAutomation),
  "call-webhook": action("call-webhook", {
    block_document_id: uuid(),
    payload: opt(Type.Union([Type.String(), jsonObject(), Type.Null()])),
  }),
  "send-notification": action("send-notification", {
    block_document_id: uuid(),
    subject: opt(Type.String()),
    body: Type.String(),
  }),
};
