import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  isTerminal,
  makeState,
  propose,
  RULES,
  STATE_NAMES,
  STATE_TYPES,
  type Answer,
  type RunFacts,
  type State,
  type StateDetails,
  type StateName,
  type StateType,
} from "../../../src/state/index.js";

const now = new Date("2026-01-01T12:00:00.000Z");
const later = "2026-01-01T12:00:30.000Z";
const facts: RunFacts = { now, runCount: 1, retries: 0, retryDelay: [] };

function state(
  type: StateType,
  name?: StateName,
  details: StateDetails = {},
  data: string | null = null,
): State {
  return makeState(type, now, { ...(name === undefined ? {} : { name }), details, data });
}

/** What a plain state of each type meets on its way to each other type, in a run that has no retries and no deployment. */
function table(kind: "flow" | "task", more: Partial<RunFacts> = {}): string {
  const header = `${"".padEnd(11)}${STATE_TYPES.map((type) => type.slice(0, 9).padEnd(10)).join("")}`;
  const rows = STATE_TYPES.map((from) => {
    const answers = STATE_TYPES.map((to) =>
      propose(kind, state(from), state(to), { ...facts, ...more }).status.padEnd(10),
    );
    return `${from.padEnd(11)}${answers.join("")}`;
  });
  return [header, ...rows].map((line) => line.trimEnd()).join("\n");
}

describe("every step of the table", () => {
  test("flow runs that no deployment made", () => {
    expect(table("flow")).toMatchInlineSnapshot(`
      "           SCHEDULED PENDING   RUNNING   COMPLETED FAILED    CANCELLED CRASHED   PAUSED    CANCELLIN
      SCHEDULED  ACCEPT    ACCEPT    ACCEPT    ACCEPT    ACCEPT    ACCEPT    ACCEPT    REJECT    REJECT
      PENDING    ACCEPT    ABORT     ACCEPT    ACCEPT    ACCEPT    ACCEPT    ACCEPT    REJECT    ACCEPT
      RUNNING    ACCEPT    ABORT     ACCEPT    ACCEPT    ACCEPT    ACCEPT    ACCEPT    ACCEPT    ACCEPT
      COMPLETED  ABORT     ACCEPT    ACCEPT    ACCEPT    ACCEPT    ACCEPT    ABORT     ABORT     ABORT
      FAILED     ABORT     ACCEPT    ACCEPT    ACCEPT    ACCEPT    ACCEPT    ABORT     ABORT     ABORT
      CANCELLED  ABORT     ABORT     ACCEPT    ACCEPT    ACCEPT    ACCEPT    ABORT     ABORT     ABORT
      CRASHED    ABORT     ACCEPT    ACCEPT    ACCEPT    ACCEPT    ACCEPT    ABORT     ABORT     ABORT
      PAUSED     ACCEPT    REJECT    ACCEPT    ACCEPT    ACCEPT    ACCEPT    ACCEPT    REJECT    REJECT
      CANCELLING REJECT    REJECT    REJECT    REJECT    REJECT    ACCEPT    REJECT    REJECT    REJECT"
    `);
  });

  test("flow runs of a deployment, in a process", () => {
    expect(table("flow", { hasDeployment: true, hasInfrastructure: true })).toMatchInlineSnapshot(`
      "           SCHEDULED PENDING   RUNNING   COMPLETED FAILED    CANCELLED CRASHED   PAUSED    CANCELLIN
      SCHEDULED  ACCEPT    ACCEPT    ACCEPT    ACCEPT    ACCEPT    ACCEPT    ACCEPT    REJECT    ACCEPT
      PENDING    ACCEPT    ABORT     ACCEPT    ACCEPT    ACCEPT    ACCEPT    ACCEPT    REJECT    ACCEPT
      RUNNING    ACCEPT    ABORT     ACCEPT    ACCEPT    ACCEPT    ACCEPT    ACCEPT    ACCEPT    ACCEPT
      COMPLETED  ACCEPT    ACCEPT    ACCEPT    ACCEPT    ACCEPT    ACCEPT    ABORT     ABORT     ABORT
      FAILED     ACCEPT    ACCEPT    ACCEPT    ACCEPT    ACCEPT    ACCEPT    ABORT     ABORT     ABORT
      CANCELLED  ACCEPT    ABORT     ACCEPT    ACCEPT    ACCEPT    ACCEPT    ABORT     ABORT     ABORT
      CRASHED    ACCEPT    ACCEPT    ACCEPT    ACCEPT    ACCEPT    ACCEPT    ABORT     ABORT     ABORT
      PAUSED     ACCEPT    REJECT    ACCEPT    ACCEPT    ACCEPT    ACCEPT    ACCEPT    REJECT    REJECT
      CANCELLING REJECT    REJECT    REJECT    REJECT    REJECT    ACCEPT    REJECT    REJECT    REJECT"
    `);
  });

  test("task runs in a running flow", () => {
    expect(table("task", { flowState: state("RUNNING") })).toMatchInlineSnapshot(`
      "           SCHEDULED PENDING   RUNNING   COMPLETED FAILED    CANCELLED CRASHED   PAUSED    CANCELLIN
      SCHEDULED  ACCEPT    ACCEPT    ACCEPT    ACCEPT    ACCEPT    ACCEPT    ACCEPT    ACCEPT    ACCEPT
      PENDING    ACCEPT    ACCEPT    ACCEPT    ACCEPT    ACCEPT    ACCEPT    ACCEPT    ACCEPT    ACCEPT
      RUNNING    ACCEPT    ACCEPT    ACCEPT    ACCEPT    ACCEPT    ACCEPT    ACCEPT    ACCEPT    ACCEPT
      COMPLETED  ACCEPT    ACCEPT    ACCEPT    ACCEPT    ACCEPT    ACCEPT    ABORT     ABORT     ABORT
      FAILED     ACCEPT    ACCEPT    ACCEPT    ACCEPT    ACCEPT    ACCEPT    ABORT     ABORT     ABORT
      CANCELLED  ACCEPT    ACCEPT    ACCEPT    ACCEPT    ACCEPT    ACCEPT    ABORT     ABORT     ABORT
      CRASHED    ACCEPT    ACCEPT    ACCEPT    ACCEPT    ACCEPT    ACCEPT    ABORT     ABORT     ABORT
      PAUSED     ACCEPT    ACCEPT    ACCEPT    ACCEPT    ACCEPT    ACCEPT    ACCEPT    ACCEPT    ACCEPT
      CANCELLING ACCEPT    ACCEPT    ACCEPT    ACCEPT    ACCEPT    ACCEPT    ACCEPT    ACCEPT    ACCEPT"
    `);
  });

  test("a run without a state takes any, and force takes any from any, but for what no process runs and is cancelled at once", () => {
    for (const kind of ["flow", "task"] as const) {
      for (const to of STATE_TYPES) {
        expect(propose(kind, null, state(to), facts).status).toBe("ACCEPT");
        for (const from of STATE_TYPES) {
          const isIdle = kind === "flow" && from === "SCHEDULED" && to === "CANCELLING";
          const answer = propose(kind, state(from), state(to), facts, { force: true });
          expect(answer.status).toBe(isIdle ? "REJECT" : "ACCEPT");
        }
      }
    }
  });
});

describe("flow runs", () => {
  test("the same request sent twice is answered with the state that it made", () => {
    const current = state("PENDING", "Pending", { transitionId: "t1" });
    const answer = propose("flow", current, state("RUNNING", "Running", { transitionId: "t1" }), facts);
    expect(answer).toEqual({
      status: "REJECT",
      reason: "This run has already made this state transition.",
      state: current,
      changed: false,
    });
  });

  test("a failure with tries left becomes AwaitingRetry, due after the delay that stands for the try", () => {
    const retrying = { ...facts, retries: 3, retryDelay: [10, 30] };
    const due = (runCount: number): unknown => {
      const answer = propose("flow", state("RUNNING"), state("FAILED"), { ...retrying, runCount });
      return answer.status === "REJECT" && answer.changed
        ? [answer.state.name, answer.state.details.scheduledTime]
        : answer.status;
    };
    expect(due(1)).toEqual(["AwaitingRetry", "2026-01-01T12:00:10.000Z"]);
    expect(due(2)).toEqual(["AwaitingRetry", later]);
    expect(due(3)).toEqual(["AwaitingRetry", later]);
    expect(due(4)).toBe("ACCEPT");
  });

  test("nothing runs before its time", () => {
    const scheduled = state("SCHEDULED", "Scheduled", { scheduledTime: later });
    expect(propose("flow", scheduled, state("RUNNING"), facts)).toMatchObject({
      status: "WAIT",
      delaySeconds: 30,
    });
    const pending = propose("flow", scheduled, state("PENDING"), facts);
    expect(pending).toMatchObject({ status: "ACCEPT", state: { details: { scheduledTime: later } } });
    if (pending.state === null) throw new Error("no state");
    expect(propose("flow", pending.state, state("RUNNING"), facts).status).toBe("WAIT");
    expect(propose("flow", pending.state, state("RUNNING"), { ...facts, now: new Date(later) }).status).toBe(
      "ACCEPT",
    );
  });

  test("a scheduled run that no process runs is cancelled at once; a running one by way of Cancelling", () => {
    expect(propose("flow", state("SCHEDULED"), state("CANCELLING"), facts)).toMatchObject({
      status: "REJECT",
      changed: true,
      state: { type: "CANCELLED" },
    });
    expect(propose("flow", state("RUNNING"), state("CANCELLING"), facts).status).toBe("ACCEPT");
    for (const to of STATE_TYPES) {
      const answer = propose("flow", state("CANCELLING"), state(to), facts);
      expect([to, answer.state?.type]).toEqual([to, to === "CANCELLED" ? "CANCELLED" : "CANCELLING"]);
    }
  });

  test("a submitted run is not submitted again, but goes on to its sub-states", () => {
    expect(propose("flow", state("PENDING"), state("PENDING", "Submitting"), facts).status).toBe("ACCEPT");
    expect(
      propose("flow", state("PENDING", "Submitting"), state("PENDING", "InfrastructurePending"), facts)
        .status,
    ).toBe("ACCEPT");
    expect(propose("flow", state("PENDING", "Submitting"), state("PENDING"), facts).status).toBe("ABORT");
    expect(propose("flow", state("RUNNING"), state("PENDING", "Submitting"), facts).status).toBe("ABORT");
  });

  test("only scheduled runs are late", () => {
    expect(propose("flow", state("SCHEDULED"), state("SCHEDULED", "Late"), facts).status).toBe("ACCEPT");
    expect(propose("flow", state("PENDING"), state("SCHEDULED", "Late"), facts).status).toBe("REJECT");
  });

  test("a pause fires once for its key, and is resumed or ends", () => {
    const pause = state("PAUSED", "Paused", { pauseKey: "k" });
    expect(propose("flow", state("RUNNING"), pause, facts).status).toBe("ACCEPT");
    expect(propose("flow", state("RUNNING"), pause, { ...facts, pauseKeys: ["k"] })).toMatchObject({
      status: "REJECT",
      reason: "This pause has already fired.",
    });
    expect(propose("flow", pause, state("RUNNING"), facts).status).toBe("ACCEPT");
    const timedOut = state("PAUSED", "Paused", { pauseTimeout: "2026-01-01T11:59:59.000Z" });
    expect(propose("flow", timedOut, state("RUNNING"), facts)).toMatchObject({
      status: "REJECT",
      state: { type: "FAILED" },
    });
  });

  test("suspending needs a deployment and no flow around it", () => {
    const suspend = state("PAUSED", "Suspended", { pauseReschedule: true });
    expect(propose("flow", state("RUNNING"), suspend, facts).status).toBe("ABORT");
    expect(propose("flow", state("RUNNING"), suspend, { ...facts, hasDeployment: true }).status).toBe(
      "ACCEPT",
    );
    expect(
      propose("flow", state("RUNNING"), suspend, { ...facts, hasDeployment: true, isSubflow: true }).status,
    ).toBe("ABORT");
  });
});

describe("task runs", () => {
  const running = { ...facts, flowState: state("RUNNING") };

  test("run in running flows alone", () => {
    expect(
      propose("task", state("PENDING"), state("RUNNING"), { ...facts, flowState: state("CANCELLING") })
        .status,
    ).toBe("ABORT");
    expect(propose("task", state("PENDING"), state("RUNNING"), { ...facts, flowState: null }).status).toBe(
      "ABORT",
    );
    expect(
      propose("task", state("PENDING"), state("RUNNING"), { ...facts, flowState: state("PAUSED") }),
    ).toMatchObject({
      status: "REJECT",
      state: { type: "PAUSED", name: "NotReady" },
    });
  });

  test("are tried again unless they say that it is of no use", () => {
    const retrying = { ...running, retries: 1 };
    expect(propose("task", state("RUNNING"), state("FAILED"), retrying)).toMatchObject({
      status: "REJECT",
      state: { name: "AwaitingRetry" },
    });
    expect(
      propose("task", state("RUNNING"), state("FAILED", "Failed", { retriable: false }), retrying).status,
    ).toBe("ACCEPT");
  });

  test("say that they run again, and why", () => {
    const again = (from: State, more: Partial<RunFacts> = {}): string | undefined =>
      propose("task", from, state("RUNNING"), { ...running, ...more }).state?.name;
    expect(again(state("SCHEDULED", "AwaitingRetry"))).toBe("Retrying");
    expect(again(state("FAILED"))).toBe("Rerunning");
    expect(again(state("FAILED"), { flowIsRetrying: true })).toBe("Retrying");
    expect(again(state("PENDING"), { runCount: 0 })).toBe("Running");
  });

  test("that completed with a kept result stay completed", () => {
    const kept = state("COMPLETED", "Completed", {}, '"result"');
    for (const to of STATE_TYPES) expect(propose("task", kept, state(to), running).state).toBe(kept);
  });
});

describe("random sequences", () => {
  const anyType = fc.constantFrom(...STATE_TYPES);
  const anyProposal = anyType.chain((type) =>
    fc.record({
      type: fc.constant(type),
      name: fc.constantFrom(...STATE_NAMES[type]),
      data: fc.constantFrom(null, '"kept"'),
      details: fc.record(
        {
          scheduledTime: fc.constantFrom("2026-01-01T11:00:00.000Z", later),
          transitionId: fc.constantFrom("a", "b"),
          pauseKey: fc.constantFrom("k", "l"),
          pauseReschedule: fc.boolean(),
          retriable: fc.boolean(),
        },
        { requiredKeys: [] },
      ),
    }),
  );
  const anyFacts = fc.record({
    runCount: fc.nat(4),
    retries: fc.nat(3),
    retryDelay: fc.array(fc.nat(60), { maxLength: 3 }),
    hasDeployment: fc.boolean(),
    hasInfrastructure: fc.boolean(),
    isSubflow: fc.boolean(),
  });

  test.each(["flow", "task"] as const)("of a %s run go only where the rules let them", (kind) => {
    fc.assert(
      fc.property(fc.array(anyProposal, { maxLength: 12 }), anyFacts, (proposals, given) => {
        let current: State | null = null;
        for (const { type, ...rest } of proposals) {
          const proposed = makeState(type, now, rest);
          const answer = propose(kind, current, proposed, { now, ...given });
          expect(wrongWith(answer, current, proposed)).toBeNull();
          expect(wrongStep(kind, current, answer.state, given)).toBeNull();
          current = answer.state;
        }
      }),
    );
  });

  /** An answer says what it does: only ACCEPT and a REJECT that says so change the state, and a refusal has its reason. */
  function wrongWith(answer: Answer, before: State | null, proposed: State): string | null {
    if (answer.status === "ACCEPT") {
      return answer.state.id === proposed.id && answer.state.type === proposed.type
        ? null
        : "another state was accepted";
    }
    if (answer.reason === "") return "no reason was given";
    if (answer.status === "WAIT" && !(answer.delaySeconds > 0)) return "it is to wait for nothing";
    const changed = answer.status === "REJECT" && answer.changed;
    return changed || answer.state === before ? null : "a refusal changed the state";
  }

  /** What must hold of any two states that follow one another, whatever was proposed. */
  function wrongStep(
    kind: "flow" | "task",
    before: State | null,
    after: State | null,
    given: Partial<RunFacts>,
  ): string | null {
    if (before === null || after === null || before === after) return null;
    if (kind === "flow" && before.type === "CANCELLING")
      return after.type === "CANCELLED" ? null : "cancelling went elsewhere";
    if (!isTerminal(before.type)) return null;
    if (["CANCELLING", "PAUSED", "CRASHED"].includes(after.type)) return "an ended run was stopped";
    const isKept = before.type === "COMPLETED" && before.data !== null;
    if (isKept && !isTerminal(after.type)) return "a kept result was run again";
    if (kind === "flow" && after.type === "SCHEDULED" && given.hasDeployment !== true)
      return "it was scheduled by no one";
    return null;
  }

  test("are the same twice: the rules keep nothing in mind", () => {
    fc.assert(
      fc.property(anyProposal, anyProposal, anyFacts, (from, to, given) => {
        const current = makeState(from.type, now, from);
        const proposed = makeState(to.type, now, to);
        const [first, second] = [1, 2].map(() => propose("flow", current, proposed, { now, ...given }));
        expect({ ...second, state: { ...second?.state, id: "" } }).toEqual({
          ...first,
          state: { ...first?.state, id: "" },
        });
      }),
    );
  });
});

test("each rule has a name of its own within its table", () => {
  for (const rules of Object.values(RULES)) {
    const names = rules.map((rule) => rule.name);
    expect(new Set(names).size).toBe(names.length);
  }
});
