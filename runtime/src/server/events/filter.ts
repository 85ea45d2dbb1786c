import { Type, type Static } from "typebox";
import { instant, instantOf, msOf } from "../data/instant.js";
import { condition, joined, type Condition } from "../filters/condition.js";
import { given, list, maybe, named, oneOf, opt, strict, uuid } from "../schema/kit.js";
import type { Event, Labels } from "./event.js";

const texts = list(Type.String());
const labels = Type.Unsafe<Readonly<Record<string, string | readonly string[]>>>({
  type: "object",
  additionalProperties: { anyOf: [{ type: "string" }, { type: "array", items: { type: "string" } }] },
});
const RELATED = named(
  "EventRelatedFilter",
  strict({
    id: maybe(texts),
    role: maybe(texts),
    resources_in_roles: maybe(
      list(
        Type.Unsafe<readonly [string, string]>({
          type: "array",
          items: { type: "string" },
          minItems: 2,
          maxItems: 2,
        }),
      ),
    ),
    labels: maybe(labels),
  }),
);
const ANY_RESOURCE = named(
  "EventAnyResourceFilter",
  strict({ id: maybe(texts), id_prefix: maybe(texts), labels: maybe(labels) }),
);

export const EVENT_FILTER = named(
  "EventFilter",
  strict({
    occurred: opt(strict({ since: opt(given()), until: opt(given()) })),
    event: maybe(
      strict({
        prefix: maybe(texts),
        exclude_prefix: maybe(texts),
        name: maybe(texts),
        exclude_name: maybe(texts),
      }),
    ),
    resource: maybe(
      strict({
        id: maybe(texts),
        id_prefix: maybe(texts),
        labels: maybe(labels),
        distinct: opt(Type.Boolean()),
      }),
    ),
    related: opt(Type.Union([RELATED, list(RELATED), Type.Null()])),
    any_resource: opt(Type.Union([ANY_RESOURCE, list(ANY_RESOURCE), Type.Null()])),
    id: opt(strict({ id: maybe(list(uuid())) })),
    text: maybe(strict({ query: Type.String({ maxLength: 200 }) })),
    order: opt(oneOf("ASC", "DESC")),
  }),
);
export type EventFilter = Static<typeof EVENT_FILTER>;
type Resource = Static<typeof ANY_RESOURCE>;
type Related = Static<typeof RELATED>;
type LabelsAsked = Readonly<Record<string, string | readonly string[]>>;

const DAYS = 180;
const IN = "IN (SELECT value FROM json_each(?))";
const ID = `'$."prefect.resource.id"'`;
const ROLE = `'$."prefect.resource.role"'`;

/** What a filter asks of the table of events, under the letter e. */
export function eventsAsked(filter: EventFilter, now: string): Condition | null {
  const { event, resource, text } = filter;
  const ids = filter.id?.id;
  return joined(
    [
      condition("e.occurred >= ?", sinceOf(filter, now)),
      condition("e.occurred <= ?", untilOf(filter, now)),
      listed(event?.name, (names) => condition(`e.event ${IN}`, JSON.stringify(names))),
      listed(event?.exclude_name, (names) => condition(`e.event NOT ${IN}`, JSON.stringify(names))),
      listed(event?.prefix, (starts) => startsWith("e.event", starts)),
      listed(event?.exclude_prefix, (starts) => not(startsWith("e.event", starts))),
      listed(ids, (some) => condition(`e.id ${IN}`, JSON.stringify(some))),
      resource == null ? null : resourceAsked("e.resource", "e.resource_id", resource),
      ...many(filter.related).map(relatedAsked),
      ...many(filter.any_resource).map((any) =>
        joined([resourceAsked("e.resource", "e.resource_id", any), amongRelated(any)], "OR"),
      ),
      text == null
        ? null
        : condition(
            "instr(lower(e.event || ' ' || e.resource || ' ' || e.related || ' ' || e.payload), lower(?)) > 0",
            text.query,
          ),
    ],
    "AND",
  );
}

export function sinceOf(filter: EventFilter, now: string): string {
  const { since } = filter.occurred ?? {};
  return (since === undefined ? null : instant(since)) ?? instantOf(msOf(now) - DAYS * 86_400_000);
}

export function untilOf(filter: EventFilter, now: string): string {
  const { until } = filter.occurred ?? {};
  return (until === undefined ? null : instant(until)) ?? now;
}

function resourceAsked(json: string, id: string, asked: Resource): Condition | null {
  return joined(
    [
      listed(asked.id, (ids) => condition(`${id} ${IN}`, JSON.stringify(ids))),
      listed(asked.id_prefix, (starts) => startsWith(id, starts)),
      ...labelsAsked(json, asked.labels),
    ],
    "AND",
  );
}

function amongRelated(asked: Resource): Condition | null {
  return exists(resourceAsked("x.value", `json_extract(x.value, ${ID})`, asked));
}

function relatedAsked(asked: Related): Condition | null {
  return exists(
    joined(
      [
        listed(asked.id, (ids) => condition(`json_extract(x.value, ${ID}) ${IN}`, JSON.stringify(ids))),
        listed(asked.role, (roles) =>
          condition(`json_extract(x.value, ${ROLE}) ${IN}`, JSON.stringify(roles)),
        ),
        listed(asked.resources_in_roles, (pairs) =>
          joined(
            pairs.map(([id, role]) =>
              condition(
                `(json_extract(x.value, ${ID}) = ? AND json_extract(x.value, ${ROLE}) = ?)`,
                id,
                role,
              ),
            ),
            "OR",
          ),
        ),
        ...labelsAsked("x.value", asked.labels),
      ],
      "AND",
    ),
  );
}

function exists(inner: Condition | null): Condition | null {
  return inner === null
    ? null
    : { sql: `EXISTS (SELECT 1 FROM json_each(e.related) x WHERE ${inner.sql})`, values: inner.values };
}

function labelsAsked(json: string, asked: LabelsAsked | null | undefined): readonly (Condition | null)[] {
  return Object.entries(asked ?? {}).map(([name, wanted]) => {
    const { yes, no } = readWanted(wanted);
    const has = (values: readonly string[]) => ({
      sql: `EXISTS (SELECT 1 FROM json_each(${json}) k WHERE k.key = ? AND (${values
        .map((value) => (isStart(value) ? "substr(k.value, 1, ?) = ?" : "k.value = ?"))
        .join(" OR ")}))`,
      values: [
        name,
        ...values.flatMap((value) => (isStart(value) ? [value.length - 1, value.slice(0, -1)] : [value])),
      ],
    });
    return joined([yes.length === 0 ? null : has(yes), no.length === 0 ? null : not(has(no))], "AND");
  });
}

/** A label's values: one with `!` before it must not be, one with `*` after it is a beginning. */
function readWanted(wanted: string | readonly string[]): { yes: readonly string[]; no: readonly string[] } {
  const values = typeof wanted === "string" ? [wanted] : wanted;
  return {
    yes: values.filter((value) => !value.startsWith("!")),
    no: values.filter((value) => value.startsWith("!")).map((value) => value.slice(1)),
  };
}

const isStart = (value: string) => value.endsWith("*");

function startsWith(column: string, starts: readonly string[]): Condition | null {
  return joined(
    starts.map((start) => condition(`substr(${column}, 1, ?) = ?`, start.length, start)),
    "OR",
  );
}

function not(asked: Condition | null): Condition | null {
  return asked === null ? null : { sql: `NOT (${asked.sql})`, values: asked.values };
}

function listed<Item>(
  items: readonly Item[] | null | undefined,
  ask: (items: readonly Item[]) => Condition | null,
): Condition | null {
  return items == null || items.length === 0 ? null : ask(items);
}

function many<Item>(items: Item | readonly Item[] | null | undefined): readonly Item[] {
  if (items == null) return [];
  return Array.isArray(items) ? (items as readonly Item[]) : [items as Item];
}

/** Whether an event is what a filter asks for, as it happens. Its times are not looked at. */
export function matches(event: Event, filter: EventFilter): boolean {
  const { event: names, resource, text } = filter;
  if (!within(names?.name, event.event) || !startsAny(names?.prefix, event.event)) return false;
  if ((names?.exclude_name ?? []).includes(event.event)) return false;
  if ((names?.exclude_prefix ?? []).some((start) => event.event.startsWith(start))) return false;
  if (!within(filter.id?.id, event.id)) return false;
  if (resource != null && !isResource(event.resource, resource)) return false;
  if (!many(filter.related).every((asked) => event.related.some((one) => isRelated(one, asked))))
    return false;
  const all = [event.resource, ...event.related];
  if (!many(filter.any_resource).every((asked) => all.some((one) => isResource(one, asked)))) return false;
  return text == null || JSON.stringify(event).toLowerCase().includes(text.query.toLowerCase());
}

function isResource(resource: Labels, asked: Resource): boolean {
  const id = resource["prefect.resource.id"] ?? "";
  return within(asked.id, id) && startsAny(asked.id_prefix, id) && hasLabels(resource, asked.labels);
}

function isRelated(resource: Labels, asked: Related): boolean {
  const id = resource["prefect.resource.id"] ?? "";
  const role = resource["prefect.resource.role"] ?? "";
  const pairs = asked.resources_in_roles;
  return (
    within(asked.id, id) &&
    within(asked.role, role) &&
    (pairs == null || pairs.length === 0 || pairs.some((pair) => pair[0] === id && pair[1] === role)) &&
    hasLabels(resource, asked.labels)
  );
}

function hasLabels(resource: Labels, asked: LabelsAsked | null | undefined): boolean {
  return Object.entries(asked ?? {}).every(([name, wanted]) => {
    const { yes, no } = readWanted(wanted);
    const value = resource[name];
    const is = (one: string) =>
      value !== undefined && (isStart(one) ? value.startsWith(one.slice(0, -1)) : value === one);
    return (yes.length === 0 || yes.some(is)) && !no.some(is);
  });
}

function within(list: readonly string[] | null | undefined, value: string): boolean {
  return list == null || list.length === 0 || list.includes(value);
}

function startsAny(starts: readonly string[] | null | undefined, value: string): boolean {
  return starts == null || starts.length === 0 || starts.some((start) => value.startsWith(start));
}
