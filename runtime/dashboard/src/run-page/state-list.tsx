import type { Client, OfRun } from "../client/index.js";
import { clock, moment } from "../model/format.js";
import { lookOf } from "../model/look.js";
import { StatePill } from "../parts/state-pill.js";
import { useLoaded } from "./use-loaded.js";

interface StateListProps {
  readonly client: Client;
  readonly of: OfRun;
  /** The id of its state now: with another, there are more. */
  readonly now: string | null;
}

/** The states that a run went through. */
export function StateList({ client, of, now }: StateListProps) {
  const name = JSON.stringify(of);
  const { value, error } = useLoaded(`${name} ${now}`, () => client.states(of), { of: name });
  if (error !== null) return <p class="pad">{error}</p>;
  if (value === null) return <p class="pad dim">Loading…</p>;
  return (
    <ol class="states" aria-label="States, the oldest first">
      {value.map((state) => (
        <li key={state.id}>
          <StatePill look={lookOf(state)} />
          <time dateTime={state.timestamp} title={moment(state.timestamp)}>
            {clock(state.timestamp)}
          </time>
          {state.message === null || state.message === "" ? null : <p>{state.message}</p>}
        </li>
      ))}
    </ol>
  );
}
