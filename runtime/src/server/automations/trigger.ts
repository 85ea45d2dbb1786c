import type { Event, Labels } from "../events/event.js";
import { beginsLike, isLike } from "./glob.js";

/** Labels that a resource must have, each with the patterns of which one must fit; a pattern with `!` before it must not. */
export type Wanted = Readonly<Record<string, string | readonly string[]>>;

/** Counts events, all together or apart by the values of labels, and fires when enough have come in time, or too few. */
export interface EventTrigger {
  readonly type: "event";
  readonly id: string;
  readonly match: Wanted;
  /** Each must fit one of an event's related resources. */
  readonly match_related: Wanted | readonly Wanted[];
  /** What must come first. Empty: it counts at once. */
  readonly after: readonly string[];
  /** What is counted. Empty: everything. */
  readonly expect: readonly string[];
  readonly for_each: readonly string[];
  readonly posture: "Reactive" | "Proactive";
  readonly threshold: number;
  /** Seconds. */
  readonly within: number;
}

/** Fires when enough of the triggers below it have fired in time; a sequence, when all have in their order. */
export interface CompositeTrigger {
  readonly type: "compound" | "sequence";
  readonly id: string;
  readonly triggers: readonly Trigger[];
  /** Seconds; null for any time. */
  readonly within: number | null;
  /** Of a compound one. */
  readonly require?: number | "any" | "all";
}

export type Trigger = EventTrigger | CompositeTrigger;

/** What has set an automation off. */
export interface Firing {
  readonly id: string;
  readonly trigger: Trigger;
  readonly triggered: string;
  /** The labels that a trigger counts apart by, with their values. */
  readonly triggering_labels: Labels;
  /** The firings of the triggers below it. */
  readonly triggering_firings: readonly Firing[];
  readonly triggering_event: Event | null;
}

/** An automation whose trigger is evaluated; `act` is told when the whole of it fires. */
export interface Evaluated {
  readonly id: string;
  readonly trigger: Trigger;
  act(firing: Firing): void;
}

/** All event triggers of a trigger, with the triggers that they stand below, the outermost first. */
export function* eventTriggers(
  trigger: Trigger,
  above: readonly CompositeTrigger[] = [],
): Iterable<{ readonly trigger: EventTrigger; readonly above: readonly CompositeTrigger[] }> {
  if (trigger.type === "event") yield { trigger, above };
  else for (const child of trigger.triggers) yield* eventTriggers(child, [...above, trigger]);
}

/** Whether an event is of interest to a trigger: as one that it counts, or one that must come first. */
export function covers(trigger: EventTrigger, event: Event): boolean {
  const names = trigger.expect.length === 0 ? ["*"] : [...trigger.expect, ...trigger.after];
  // in names of events only the star stands for others
  const isNamed = (fits: typeof isLike): boolean => names.some((name) => fits(event.event, name));
  if (!isNamed(isLike) || !isNamed(beginsLike) || !isWanted(trigger.match, [event.resource])) return false;
  return relatedWanted(trigger).every((wanted) => isWanted(wanted, event.related));
}

/** What must fit an event's related resources, each one of them. */
export function relatedWanted({ match_related: related }: EventTrigger): readonly Wanted[] {
  return [related].flat() as readonly Wanted[];
}

export function expects({ expect }: EventTrigger, event: Event): boolean {
  return expect.length === 0 || isAnyOf(expect, event.event);
}

export function startsAfter({ after }: EventTrigger, event: Event): boolean {
  return isAnyOf(after, event.event);
}

/** The labels that a trigger counts apart by, in a fixed order. */
export function countedApart({ for_each: labels }: EventTrigger): readonly string[] {
  return labels.toSorted();
}

/** A label's value: of the resource, or with `related:ROLE:` before it, of the first related resource in that role. */
export function labelOf(event: Event, label: string): string {
  const [, role, name] = /^related:([^:]*):(.*)$/u.exec(label) ?? [];
  const last = label.slice(label.lastIndexOf(":") + 1);
  const of =
    role === undefined ? undefined : event.related.find((each) => each["prefect.resource.role"] === role);
  return (of === undefined ? event.resource[role === undefined ? label : last] : of[name ?? ""]) ?? "";
}

/** How many of the triggers below one must have fired. */
export function neededFirings(trigger: CompositeTrigger): number {
  const { require = "all", triggers } = trigger;
  if (trigger.type === "sequence" || require === "all") return triggers.length;
  return require === "any" ? 1 : require;
}

function isWanted(wanted: Wanted, resources: readonly Labels[]): boolean {
  const labels = Object.entries(wanted);
  return labels.length === 0 || resources.some((resource) => labels.every((label) => fits(resource, label)));
}

function fits(resource: Labels, [label, wanted]: readonly [string, string | readonly string[]]): boolean {
  const value = resource[label];
  return value !== undefined && isAnyOf([wanted].flat(), value);
}

function isAnyOf(patterns: readonly string[], value: string): boolean {
  return patterns.some((pattern) =>
    pattern.startsWith("!") ? !isLike(value, pattern.slice(1)) : isLike(value, pattern),
  );
}
