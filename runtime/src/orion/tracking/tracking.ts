import { join } from "node:path";
import { thisProcess } from "../../platform/index.js";
import { isTerminal, makeState, type Answer, type State } from "../../state/index.js";
import type { FlowRun, RunStore } from "../../store/index.js";
import { pagesOf, type ApiAddress } from "../address/index.js";
import { ApiError } from "../api-error.js";
import { orionClient, serverVersion, type OrionClient } from "../client/index.js";
import { Journal, leftovers, Sender, sendLeftover, type Operation } from "../outbox/index.js";
import { wireV3 } from "../wire/index.js";
import { CancelWatch } from "./cancel-watch.js";
import { serverLimits } from "./server-limits.js";
import { serverPause, type ServerPause } from "./server-pause.js";
import { trackedStore } from "./tracked-store.js";

/** How long the start of a run waits for a server that does not answer. */
const HELLO_SECONDS = 3;
/** How long what others have left is sent for before what this process has to tell. */
const LEFT_FIRST_MS = 5000;
const END_MS = 10_000;

/** A server is told of what runs here. */
export interface Tracking {
  readonly address: ApiAddress;
  /** Tells the server what it is told. */
  readonly store: RunStore;
  /** Where a person sees a flow run; null as long as the server does not know it. */
  pageOf(flowRunId: string): string | null;
  /** Waits, not for long, until all has been sent. What has not been then stays for the next command. */
  finish(): Promise<Told>;
}

export interface Told {
  readonly isSent: boolean;
  /** Why it is not. */
  readonly error: Error | null;
  /** What the server did not take. */
  readonly refused: readonly string[];
}

/** Where operations wait for their servers. */
export function outboxFolder(home: string): string {
  return join(home, "outbox");
}

/**
 * Asks the server at an address whether it is one; null where it can't be reached now.
 * @throws ApiError where it is there and is not to be used: a wrong key, another version, no API.
 */
export async function greet(address: ApiAddress): Promise<ApiError | null> {
  const client = orionClient(address, { timeoutSeconds: HELLO_SECONDS, retries: 0 });
  try {
    await serverVersion(client);
    return null;
  } catch (error) {
    const { isPassing } = error as ApiError;
    if (isPassing) return error as ApiError;
    throw error;
  }
}

/** Tells a server of all that is written to a store from now on. */
export function startTracking(
  address: ApiAddress,
  store: RunStore,
  home: string,
  client: OrionClient = orionClient(address),
): Tracking {
  const folder = outboxFolder(home);
  const head = { journal: 1, url: address.url, process: thisProcess(), assigned: [] } as const;
  let opened: { readonly journal: Journal; readonly sender: Sender } | null = null;
  const leftFirst = sendLeft(address, client, home, LEFT_FIRST_MS);

  function open() {
    if (opened !== null) return opened;
    const journal = Journal.create(folder, head);
    const sender = new Sender(journal, head, wireV3(client));
    opened = { journal, sender };
    void leftFirst.finally(() => sender.start());
    return opened;
  }

  const cancels = new CancelWatch(client, (id) => opened?.sender.idOf(id) ?? null);
  const limits = serverLimits(client, { waitMs: null });
  const tracked = trackedStore(store, {
    url: address.url,
    add: (operation: Operation) =>
      opened?.sender.isShared === true ? Promise.resolve() : open().journal.add(operation),
    verdict: (): Promise<Answer | null> => Promise.resolve(null),
    cancelIsAsked: (id) => cancels.asked(id),
    limits: {
      take: async (tags, taskRunId) => {
        const { isShared, error } = open().sender;
        // the store's own limits are the server's, and are taken already
        if (isShared === true || (isShared === null && error !== null)) return null;
        if (isShared === null) return { tag: tags.join(", "), slots: 1, taken: 1 };
        return limits.take(tags, taskRunId);
      },
      release: (taskRunId) => limits.release(taskRunId),
    },
    look,
    watch: (id: string, state: State | null) =>
      state !== null && isTerminal(state.type) ? cancels.end(id) : cancels.begin(id),
  });

  const pauses = new Map<string, ServerPause>();

  async function look({ id, state }: FlowRun): Promise<boolean> {
    const there = opened?.sender.idOf(id) ?? null;
    // a server over the same store resumes it in that
    if (there === null || state === null || opened?.sender.isShared === true) return false;
    const pause = pauses.get(id) ?? serverPause(client, there);
    pauses.set(id, pause);
    try {
      if ((await pause.look(state))?.type !== "RUNNING") return false;
      await store.setFlowRunInput(id, state.details.pauseKey ?? "", await pause.given(state));
    } catch (error) {
      // it is asked again
      if (error instanceof ApiError) return false;
      throw error;
    }
    const answer = await store.proposeFlowRunState(id, makeState("RUNNING", new Date()));
    return answer.status === "ACCEPT";
  }

  return {
    address,
    store: tracked,
    pageOf(flowRunId) {
      const id = opened?.sender.idOf(flowRunId) ?? null;
      return id === null ? null : `${pagesOf(address)}/runs/flow-run/${id}`;
    },
    async finish() {
      await Promise.all([leftFirst.catch(() => undefined), limits.close()]);
      if (opened === null) return { isSent: true, error: null, refused: [] };
      const { journal, sender } = opened;
      const isSent = await sender.sent(END_MS);
      await sender.stop();
      if (isSent) journal.remove();
      return { isSent, error: sender.error, refused: sender.refused };
    },
  };
}

/** Sends what processes that are gone have left for a server; gives how many journals are left still. */
export async function sendLeft(
  address: ApiAddress,
  client: OrionClient,
  home: string,
  milliseconds: number,
): Promise<{
  readonly sent: number;
  readonly left: number;
  readonly refused: readonly string[];
  readonly error: Error | null;
}> {
  const until = Date.now() + milliseconds;
  let sent = 0;
  let left = 0;
  let error: Error | null = null;
  const refused: string[] = [];
  for (const leftover of leftovers(outboxFolder(home)).filter(({ url }) => url === address.url)) {
    const time = until - Date.now();
    const done = time <= 0 ? null : await sendLeftover(leftover, wireV3(client), time);
    if (done?.isSent === true) sent += 1;
    else left += 1;
    error ??= done?.error ?? null;
    refused.push(...(done?.refused ?? []));
  }
  return { sent, left, refused, error };
}
