import { v7 as uuid } from "uuid";
import type { FlowDefinition, FlowOutcome } from "../../engine/index.js";
import { thisProcess } from "../../platform/index.js";
import { isTerminal, makeState, type Answer, type State } from "../../state/index.js";
import type { FlowRun, RunStore } from "../../store/index.js";
import type { Json } from "../../python/worker.js";
import type { ApiAddress } from "../address/index.js";
import { ApiError } from "../api-error.js";
import {
  orionClient,
  serverVersion,
  untilThere,
  type CallOptions,
  type OrionClient,
} from "../client/index.js";
import { Journal, Sender, type Operation } from "../outbox/index.js";
import { read } from "../read.js";
import { tellPauseInput, wireV3 } from "../wire/index.js";
import { CancelWatch } from "./cancel-watch.js";
import { serverLimits } from "./server-limits.js";
import { serverPause } from "./server-pause.js";
import { trackedStore } from "./tracked-store.js";
import { outboxFolder, sendLeft } from "./tracking.js";
import { askForState } from "./verdict.js";

/** A server of Prefect's takes a run for gone after six of these without a sign of it. */
const HEARTBEAT_MS = 30_000;
const AGAIN_MS = 1000;
const ORDER_MS = 30_000;
const LEFT_MS = 5000;
/** What the server says of a pause that the run has been resumed from. */
const FIRED = /already fired/u;

/** A flow run that a server gave out, and whose states are its to allow. */
export interface AssignedRun {
  readonly store: RunStore;
  readonly parameters: Readonly<Record<string, Json>>;
  /** What the engine is to make the flow run with. */
  readonly identity: {
    readonly id: string;
    readonly name: string;
    readonly tags: readonly string[];
    readonly deploymentId: string | null;
  };
  /** It has been begun before. */
  readonly isFurtherTry: boolean;
  /** Brings what an earlier process has left of it to where the server has it now, so that the engine can go on with it. */
  takeUp(): Promise<void>;
  /** Tells the server how the flow is to be tried again, before it begins. */
  prepare(flow: Pick<FlowDefinition, "retries" | "retryDelaySeconds">): Promise<void>;
  log(message: string): void;
  /** Tells how it ended, where the server has not been asked for that state: what ended the process was no cancelling of its. */
  ended(outcome: FlowOutcome, interruption: Error | null): Promise<void>;
  /** It could not begin, or its server was away for too long: the server is told why. False where it is still to be told. */
  failed(error: unknown): Promise<boolean>;
  /** Waits until the server has been told of all, or has been away too long: then it stays in the journal. */
  close(): Promise<void>;
}

export interface AssignedOptions {
  /** The state folder. */
  readonly home: string;
  /** How long the run waits for a server that is away, each time that it needs it: to begin, for its next state, for a slot, and to tell how it ended. */
  readonly waitMs: number;
}

/**
 * Takes on a flow run. Waits for a server that is away, as nothing may begin without its word.
 * @throws ApiError where it is away for too long; the run's store rejects so too.
 */
export async function beginAssigned(
  address: ApiAddress,
  store: RunStore,
  id: string,
  { home, waitMs }: AssignedOptions,
): Promise<AssignedRun> {
  const client = orionClient(address);
  const once: CallOptions = { retries: 0 };
  let said = "";
  const asking = {
    pauseMs: AGAIN_MS,
    mostMs: waitMs,
    away({ message }: ApiError): void {
      if (message !== said) process.stderr.write(`${message}\n`);
      said = message;
    },
  };
  await untilThere(() => serverVersion(client, once), asking);
  const run = await untilThere(() => client.call("GET", `flow_runs/${id}`, undefined, once), asking);
  // what an earlier try of it could not tell comes before what this one has to
  await sendLeft(address, client, home, LEFT_MS);
  const head = { journal: 1, url: address.url, process: thisProcess(), assigned: [id] } as const;
  const journal = Journal.create(outboxFolder(home), head);
  const sender = new Sender(journal, head, wireV3(client));
  sender.start();
  const cancels = new CancelWatch(client, (own) => sender.idOf(own));
  const heartbeat = setInterval(() => void sendHeartbeat(client, id), HEARTBEAT_MS).unref();

  async function verdict(flowRunId: string, state: State): Promise<Answer | null> {
    if (flowRunId !== id) return null;
    // it is Pending since a worker has taken it
    if (state.type === "PENDING" || state.name === "Resuming") return { status: "ACCEPT", state };
    if ((state.type === "CANCELLING" || state.type === "CANCELLED") && cancels.asked(id) === null) {
      await cancels.look();
      if (cancels.asked(id) === null) return { status: "ACCEPT", state };
    }
    if (!isTerminal(state.type)) return untilThere(() => ask(state, once), asking);
    // what is over is known last
    await sender.sent(Math.min(ORDER_MS, waitMs));
    // it has happened, whatever the server will say
    return unlessAway(ask(state));
  }

  async function ask(state: State, options?: CallOptions): Promise<Answer> {
    await tellPauseInput(client, id, state, options);
    const answer = await askForState(client, id, state, options);
    // it was resumed in an earlier process, which had it elsewhere
    if (answer.status === "REJECT" && state.type === "PAUSED" && FIRED.test(answer.reason))
      await store.setFlowRunInput(id, state.details.pauseKey ?? "", await pause.given(state));
    return answer;
  }

  const limits = serverLimits(client, { waitMs });
  const pause = serverPause(client, id);
  const tracked = trackedStore(store, {
    url: address.url,
    add: async (operation: Operation) => {
      if (operation.op === "flow-run" && operation.run.id === id) return;
      await journal.add(operation);
    },
    verdict,
    cancelIsAsked: (own) => cancels.asked(own),
    limits,
    look,
    watch: (own, state) => (state !== null && isTerminal(state.type) ? cancels.end(own) : cancels.begin(own)),
  });

  /** Where someone has resumed it at the server, it is resumed here. */
  async function look(own: FlowRun): Promise<boolean> {
    if (own.id !== id || own.state === null) return false;
    const now = await pause.look();
    if (now === null || now.type === "PAUSED" || now.type.startsWith("CANCELL")) return false;
    // a server that is away now is asked again
    const given = await pause.given(own.state).catch(() => null);
    if (given === null) return false;
    await store.setFlowRunInput(id, own.state.details.pauseKey ?? "", given);
    await store.proposeFlowRunState(id, now, { force: true });
    return true;
  }

  async function force(state: State): Promise<void> {
    await journal.add({ op: "flow-run-state", id, state });
  }

  let isGone = false;

  return {
    store: tracked,
    parameters: read.object(run, "parameters"),
    identity: {
      id,
      name: read.text(run, "name"),
      tags: read.texts(run, "tags"),
      deploymentId: read.textOrNull(run, "deployment_id"),
    },
    isFurtherTry: read.number(run, "run_count") > 0,
    async takeUp() {
      const past = await store.flowRun(id);
      if (past === null || past.state === null || isTerminal(past.state.type)) return;
      const now = new Date();
      if (past.state.type === "PAUSED" && past.state.details.pauseReschedule === true) {
        const { state } = past;
        const given = await untilThere(() => pause.given(state), asking);
        await store.setFlowRunInput(id, state.details.pauseKey ?? "", given);
        const resuming = makeState("SCHEDULED", now, { name: "Resuming" });
        await store.proposeFlowRunState(id, resuming, { force: true });
        return;
      }
      const lost = makeState("CRASHED", now, { message: "The process that ran it is gone." });
      await store.crashFlowRun(id, past.processId ?? "", lost);
    },
    async prepare({ retries, retryDelaySeconds }) {
      if (retries === 0) return;
      const seconds = typeof retryDelaySeconds === "number" ? retryDelaySeconds : 0;
      const before = read.object(run, "empirical_policy");
      const policy = { ...before, retries, retry_delay: Math.round(seconds) };
      await untilThere(
        () => client.call("PATCH", `flow_runs/${id}`, { empirical_policy: policy }, once),
        asking,
      );
    },
    log(message) {
      const line = {
        id: uuid(),
        name: "nbflow.flow",
        level: 20,
        message,
        timestamp: new Date().toISOString(),
      };
      void journal.add({ op: "log", lines: [{ ...line, flowRunId: id, taskRunId: null }] });
    },
    async ended(outcome, interruption) {
      if (interruption === null || outcome.state.type !== "CANCELLED" || cancels.asked(id) !== null) return;
      await force(makeState("CRASHED", new Date(), { message: interruption.message }));
    },
    async failed(error) {
      const message = error instanceof Error ? error.message : String(error);
      isGone = error instanceof ApiError && error.isPassing;
      if (isGone) {
        const why = `Its process ended, as its server did not answer for ${waitMs / 1000} seconds: ${message}`;
        await force(makeState("CRASHED", new Date(), { message: why }));
        return false;
      }
      const now = await unlessAway(client.call("GET", `flow_runs/${id}`));
      if (now === null || !isTerminal(read.stateType(now)))
        await force(makeState("FAILED", new Date(), { message }));
      return now !== null;
    },
    async close() {
      clearInterval(heartbeat);
      await limits.close();
      // it has been waited for already
      const isSent = await sender.sent(isGone ? 0 : waitMs);
      await sender.stop();
      for (const message of sender.refused)
        process.stderr.write(`The server did not take all of it: ${message}\n`);
      if (isSent) journal.remove();
      else
        process.stderr.write(
          `The server has not been told of all: ${sender.error?.message ?? ""}\nThe next run here tells it, or: nbflow runs send\n`,
        );
    },
  };
}

/** What a server answers; null where it is away. */
async function unlessAway<Value>(answer: Promise<Value>): Promise<Value | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ApiError && error.isPassing) return null;
    throw error;
  }
}

async function sendHeartbeat(client: OrionClient, id: string): Promise<void> {
  const event = {
    id: uuid(),
    occurred: new Date().toISOString(),
    event: "prefect.flow-run.heartbeat",
    resource: { "prefect.resource.id": `prefect.flow-run.${id}` },
    related: [],
    payload: {},
  };
  await client.call("POST", "events", [event], { retries: 0 }).catch(() => undefined);
}
