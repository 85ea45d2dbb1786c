import fc from "fast-check";
import { expect, test } from "vitest";
import { isTerminal, makeState, STATE_NAMES, STATE_TYPES, type State } from "../../../src/state/index.js";
import { advance, type RunStore } from "../../../src/store/index.js";
import { newFlowRun, newTaskRun, noon } from "../support/records.js";
import { testStore } from "../support/world.js";

/** A proposal, and how many seconds after the one before it comes. */
const anyProposal = fc.constantFrom(...STATE_TYPES).chain((type) =>
  fc.record({
    type: fc.constant(type),
    name: fc.constantFrom(...STATE_NAMES[type]),
    after: fc.nat(40),
    data: fc.constantFrom(null, '"kept"'),
    details: fc.record(
      {
        scheduledTime: fc.nat(60).map((seconds) => new Date(noon.getTime() + seconds * 1000).toISOString()),
        transitionId: fc.constantFrom("a", "b", "c"),
        pauseKey: fc.constantFrom("k", "l"),
      },
      { requiredKeys: [] },
    ),
  }),
);
const anyRun = fc.record({
  retries: fc.nat(2),
  retryDelay: fc.array(fc.nat(20), { maxLength: 2 }),
  deploymentId: fc.constantFrom(null, "d"),
});

/** Going on after a pause is no further try. */
function isResumed(states: readonly State[], index: number): boolean {
  const before = states[index - 1];
  const hasRun = states.slice(0, index).some(({ type }) => type === "RUNNING");
  return hasRun && (before?.name === "Resuming" || (before?.type === "PAUSED" && before.name !== "NotReady"));
}

/** What a run's counts and times must be, by the list of its states alone. */
function told(states: readonly State[]): Record<string, unknown> {
  const first = states[0];
  const last = states.at(-1);
  const began = states.filter(({ type }, index) => type === "RUNNING" && !isResumed(states, index));
  const ran = states.map((state, index) => {
    const before = states[index - 1];
    return before?.type === "RUNNING" ? Date.parse(state.timestamp) - Date.parse(before.timestamp) : 0;
  });
  return {
    state: last ?? null,
    runCount: began.length,
    expectedStartTime: first === undefined ? null : (first.details.scheduledTime ?? first.timestamp),
    startTime: states.find(({ type }) => type === "RUNNING")?.timestamp ?? null,
    endTime: last !== undefined && isTerminal(last.type) ? last.timestamp : null,
    totalRunTime: ran.reduce((sum, each) => sum + each, 0) / 1000,
  };
}

const pick = ({ ...run }: Record<string, unknown>, names: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(names.map((name) => [name, run[name]]));

test("a flow run is what its states say, whatever is proposed, and refusals leave no trace", async () => {
  const store = await testStore();
  await fc.assert(
    fc.asyncProperty(fc.array(anyProposal, { maxLength: 15 }), anyRun, async (proposals, given) => {
      const { retries, retryDelay, deploymentId } = given;
      const { id } = await store.createFlowRun(newFlowRun({ policy: { retries, retryDelay }, deploymentId }));
      const expected: State[] = [];
      let seconds = 0;
      for (const { type, after, ...rest } of proposals) {
        seconds += after;
        const proposed = makeState(type, new Date(noon.getTime() + seconds * 1000), rest);
        const before = await store.flowRun(id);
        const answer = await store.proposeFlowRunState(id, proposed);
        const changed = answer.status === "ACCEPT" || (answer.status === "REJECT" && answer.changed);
        if (changed && answer.state !== null) expected.push(answer.state);
        const run = await store.flowRun(id);
        expect(changed ? null : run).toEqual(changed ? null : before);
        const wanted = told(expected);
        expect(pick({ ...run }, Object.keys(wanted))).toEqual(wanted);
      }
      const history = await store.states({ flowRunId: id });
      expect(history.map((state) => state.id)).toEqual(expected.map((state) => state.id));
    }),
    { numRuns: 60 },
  );
});

test("a flow tries as often as its retries say, however often it was paused in between", async () => {
  const store = await testStore();
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(3), { minLength: 1, maxLength: 4 }), async (pauses) => {
      const retries = pauses.length - 1;
      const { id } = await store.createFlowRun(newFlowRun({ policy: { retries, retryDelay: [0] } }));
      const names: (string | undefined)[] = [];
      for (const count of pauses) {
        await propose(store, id, "RUNNING");
        for (let each = 0; each < count; each += 1) {
          await propose(store, id, "PAUSED");
          await propose(store, id, "RUNNING");
        }
        names.push(await propose(store, id, "FAILED"));
      }
      expect(names).toEqual([...Array<string>(retries).fill("AwaitingRetry"), "Failed"]);
    }),
    { numRuns: 20 },
  );
});

async function propose(store: RunStore, id: string, type: State["type"]): Promise<string | undefined> {
  return (await store.proposeFlowRunState(id, makeState(type, noon))).state?.name;
}

test("a pause that was resumed does not fire again, one that was not does", async () => {
  const store = await testStore();
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom("k", "l"), fc.boolean()), { maxLength: 6 }),
      async (pauses) => {
        const { id } = await store.createFlowRun(newFlowRun());
        await propose(store, id, "RUNNING");
        const resumed = new Set<string>();
        for (const [pauseKey, isResumedNow] of pauses) {
          const paused = makeState("PAUSED", noon, { details: { pauseKey } });
          const { status } = await store.proposeFlowRunState(id, paused);
          expect(status).toBe(resumed.has(pauseKey) ? "REJECT" : "ACCEPT");
          if (isResumedNow && status === "ACCEPT") {
            resumed.add(pauseKey);
            await store.setFlowRunInput(id, pauseKey, {});
          }
          if (status === "ACCEPT") await propose(store, id, "RUNNING");
        }
      },
    ),
    { numRuns: 40 },
  );
});

test("a task run is what its states say", async () => {
  const store = await testStore();
  await fc.assert(
    fc.asyncProperty(fc.array(anyProposal, { maxLength: 15 }), async (changes) => {
      const { id: flowRunId } = await store.createFlowRun(newFlowRun());
      let run = newTaskRun(flowRunId);
      await store.createTaskRun(run);
      const states: State[] = run.state === null ? [] : [run.state];
      let seconds = 0;
      for (const { type, after, ...rest } of changes) {
        seconds += after;
        const state = makeState(type, new Date(noon.getTime() + seconds * 1000), rest);
        states.push(state);
        run = advance(run, state);
        await store.recordTaskRunState({ ...run, state });
      }
      const wanted = told(states);
      expect(pick({ ...(await store.taskRun(run.id)) }, Object.keys(wanted))).toEqual(wanted);
      expect((await store.states({ taskRunId: run.id })).map(({ id }) => id)).toEqual(
        states.map(({ id }) => id),
      );
    }),
    { numRuns: 60 },
  );
});
