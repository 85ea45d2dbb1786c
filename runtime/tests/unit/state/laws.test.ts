import { describe, expect, test } from "vitest";
import {
  isTerminal,
  makeState,
  propose,
  STATE_NAMES,
  STATE_TYPES,
  type Answer,
  type RunFacts,
  type State,
  type StateDetails,
} from "../../../src/state/index.js";

/**
 * Laws that hold of each single step, tried on every pair of named states with every mix of facts: what a rule puts in a
 * proposal's place is told in `changed`, and so is what stays.
 */
const now = new Date("2026-01-01T12:00:00.000Z");
const at = (seconds: number): string => new Date(now.getTime() + seconds * 1000).toISOString();

interface Step {
  readonly kind: "flow" | "task";
  readonly from: State;
  readonly to: State;
  readonly facts: RunFacts;
  readonly answer: Answer;
}

const BOTH = [false, true];
const DETAILS: readonly StateDetails[] = [
  {},
  { scheduledTime: at(30) },
  { scheduledTime: at(-30) },
  { pauseReschedule: true },
  { pauseTimeout: at(-1) },
];

function* named(details: readonly StateDetails[]): Generator<State> {
  for (const type of STATE_TYPES) {
    for (const name of STATE_NAMES[type]) {
      for (const data of type === "COMPLETED" ? [null, '"kept"'] : [null]) {
        for (const each of details) yield makeState(type, now, { name, details: each, data });
      }
    }
  }
}

function* allFacts(): Generator<RunFacts> {
  const base = { now, retryDelay: [10, 30] };
  for (const runCount of [0, 1, 2, 3])
    for (const retries of [0, 2])
      for (const hasDeployment of BOTH)
        for (const hasInfrastructure of BOTH)
          for (const isSubflow of BOTH)
            yield {
              ...base,
              runCount,
              retries,
              hasDeployment,
              hasInfrastructure,
              isLocal: hasInfrastructure && !hasDeployment,
              isSubflow,
            };
}

const flowStates = [
  undefined,
  makeState("RUNNING", now),
  makeState("PAUSED", now),
  makeState("CANCELLING", now),
];

function* taskFacts(): Generator<RunFacts> {
  for (const flowState of flowStates)
    for (const flowIsRetrying of BOTH)
      for (const runCount of [0, 1, 3])
        for (const retries of [0, 2])
          yield {
            now,
            retryDelay: [10],
            runCount,
            retries,
            flowIsRetrying,
            ...(flowState === undefined ? {} : { flowState }),
          };
}

function* steps(kind: Step["kind"]): Generator<Step> {
  const froms = [...named(DETAILS)];
  const tos = [...named([{}, { pauseReschedule: true }, { retriable: false }])];
  const facts = [...(kind === "flow" ? allFacts() : taskFacts())];
  for (const from of froms)
    for (const to of tos)
      for (const each of facts) yield { kind, from, to, facts: each, answer: propose(kind, from, to, each) };
}

/** The first step that breaks a law, so that a failure shows one and not a hundred thousand. */
function firstBroken(kind: Step["kind"], holds: (step: Step, after: State | null) => boolean): unknown {
  for (const step of steps(kind)) if (!holds(step, step.answer.state)) return step;
  return null;
}

const hasTriesLeft = ({ runCount, retries }: RunFacts): boolean => runCount <= retries;

describe.each(["flow", "task"] as const)("of any step of a %s run", (kind) => {
  test("the answer's status says what has become of the state", () => {
    const broken = firstBroken(kind, ({ from, to, answer }) => {
      switch (answer.status) {
        case "ACCEPT":
          return answer.state.id === to.id && answer.state.type === to.type;
        case "REJECT":
          return (
            answer.reason !== "" && answer.changed === (answer.state !== from) && answer.state.id !== to.id
          );
        case "WAIT":
          return answer.reason !== "" && answer.delaySeconds > 0 && answer.state === from;
        case "ABORT":
          return answer.reason !== "" && answer.state === from;
      }
    });
    expect(broken).toBeNull();
  });

  test("a state that a rule has put in a proposal's place belongs to the table, and has an id of its own", () => {
    const names: Readonly<Record<string, readonly string[]>> = STATE_NAMES;
    const broken = firstBroken(kind, ({ from, to, answer }) => {
      if (answer.status !== "REJECT" || !answer.changed) return true;
      const { id, type, name, timestamp } = answer.state;
      const isKnown = (names[type] ?? []).includes(name) || name === "NotReady";
      return isKnown && id !== from.id && id !== to.id && timestamp === now.toISOString();
    });
    expect(broken).toBeNull();
  });

  test("a completed run with a kept result stays completed, unless it ends otherwise", () => {
    const broken = firstBroken(kind, ({ from, to }, after) => {
      if (from.data === null) return true;
      if (kind === "task") return after === from;
      return isTerminal(to.type) || after === from;
    });
    expect(broken).toBeNull();
  });

  test("an ended run is not cancelled, paused or crashed", () => {
    const stops = ["CANCELLING", "PAUSED", "CRASHED"];
    const broken = firstBroken(
      kind,
      ({ from, to }, after) => !isTerminal(from.type) || !stops.includes(to.type) || after === from,
    );
    expect(broken).toBeNull();
  });

  test("AwaitingRetry is put in the place of a failure exactly where a try is left", () => {
    const broken = firstBroken(kind, ({ from, to, facts, answer }) => {
      const retried = answer.status === "REJECT" && answer.changed && answer.state.name === "AwaitingRetry";
      const isFailure = from.type === "RUNNING" && to.type === "FAILED";
      const isOfUse = kind === "flow" || to.details.retriable !== false;
      return retried === (isFailure && isOfUse && hasTriesLeft(facts));
    });
    expect(broken).toBeNull();
  });

  test("what is scheduled does not run before its time", () => {
    const broken = firstBroken(kind, ({ from, to, answer, facts }) => {
      const isEarly =
        (from.type === "SCHEDULED" || from.type === "PENDING") &&
        from.details.scheduledTime === at(30) &&
        to.type === "RUNNING";
      if (!isEarly) return true;
      const mayRun = kind === "flow" || facts.flowState === undefined || facts.flowState?.type === "RUNNING";
      return mayRun ? answer.status === "WAIT" && answer.delaySeconds === 30 : answer.status !== "ACCEPT";
    });
    expect(broken).toBeNull();
  });
});

describe("of any step of a flow run", () => {
  test("cancelling ends in cancelled, and in nothing else", () => {
    const broken = firstBroken("flow", ({ from, to, answer }, after) => {
      if (from.type !== "CANCELLING") return true;
      return to.type === "CANCELLED" ? answer.status === "ACCEPT" : after === from;
    });
    expect(broken).toBeNull();
  });

  test("only what runs is paused; suspended is only what someone can go on with", () => {
    const broken = firstBroken("flow", ({ from, to, facts, answer }) => {
      if (to.type !== "PAUSED") return true;
      const may =
        from.type === "RUNNING" &&
        (to.details.pauseReschedule !== true ||
          ((facts.hasDeployment === true || facts.isLocal === true) && facts.isSubflow !== true));
      return (answer.status === "ACCEPT") === may;
    });
    expect(broken).toBeNull();
  });

  test("a pause that has timed out can only fail or be left, never go on", () => {
    const broken = firstBroken("flow", ({ from }, after) => {
      if (from.type !== "PAUSED" || from.details.pauseTimeout === undefined) return true;
      return after === from || after?.type === "FAILED";
    });
    expect(broken).toBeNull();
  });

  test("what has ended is scheduled again by a deployment alone", () => {
    const broken = firstBroken("flow", ({ from, to, facts }, after) => {
      if (!isTerminal(from.type) || to.type !== "SCHEDULED") return true;
      return facts.hasDeployment === true || after === from;
    });
    expect(broken).toBeNull();
  });

  test("Late is what was scheduled, and nothing else", () => {
    const broken = firstBroken("flow", ({ from, to }, after) => {
      if (to.name !== "Late" || after?.name !== "Late") return true;
      return from.type === "SCHEDULED";
    });
    expect(broken).toBeNull();
  });
});

describe("of any step of a task run", () => {
  test("it runs only while its flow does, and is not ready while that is paused", () => {
    const broken = firstBroken("task", ({ from, to, facts, answer }) => {
      if (to.type !== "RUNNING" || facts.flowState === undefined || from.data !== null) return true;
      switch (facts.flowState?.type) {
        case "RUNNING":
          return answer.status === "ACCEPT" || answer.status === "WAIT";
        case "PAUSED":
          return (
            answer.status === "REJECT" && answer.state.type === "PAUSED" && answer.state.name === "NotReady"
          );
        default:
          return answer.status === "ABORT";
      }
    });
    expect(broken).toBeNull();
  });

  test("a further run is named for what it is", () => {
    const broken = firstBroken("task", ({ from, to, facts, answer }) => {
      if (to.type !== "RUNNING" || to.name !== "Running" || answer.status !== "ACCEPT") return true;
      const isAgain = facts.runCount > 0;
      const withFlow = isTerminal(from.type) && facts.flowIsRetrying === true;
      const expected =
        withFlow || (isAgain && from.name === "AwaitingRetry")
          ? "Retrying"
          : isAgain
            ? "Rerunning"
            : "Running";
      return answer.state.name === expected;
    });
    expect(broken).toBeNull();
  });
});
