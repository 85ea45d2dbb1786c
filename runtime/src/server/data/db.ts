import { v7 as uuid } from "uuid";
import {
  isConstraint,
  type Connection,
  type SqlInput,
  type SqlRow,
  type SqlValue,
} from "../../store/sqlite/index.js";
import type { Event } from "../events/event.js";
import { ApiError, conflict } from "../http/api-error.js";
import { instantOf } from "./instant.js";

/** What a handler sees of the store while its transaction is open. */
export interface Db {
  /** The moment of the request, as `instant` writes it. */
  readonly now: string;
  all(sql: string, ...values: readonly SqlValue[]): readonly SqlRow[];
  get(sql: string, ...values: readonly SqlValue[]): SqlRow | null;
  /** Gives how many rows it changed. */
  run(sql: string, ...values: readonly SqlInput[]): number;
  /** Kept with the transaction, and told to listeners once that is committed. */
  emit(event: Event): void;
  /** Done once the transaction is committed. */
  afterwards(act: () => void): void;
}

/** The server's way into the store. An acknowledged write is durable; writes that come at the same time share a transaction. */
export interface Data {
  read<Value>(act: (db: Db) => Value): Promise<Value>;
  write<Value>(act: (db: Db) => Value): Promise<Value>;
}

/** `published` is told of the events of each transaction that is committed. */
export function openData(
  connection: Connection,
  published: (events: readonly Event[]) => void,
  now: () => number = () => performance.timeOrigin + performance.now(),
): Data {
  const { prepare, batch } = connection;

  function session(): Db & {
    readonly events: Event[];
    readonly later: (() => void)[];
    readonly wrote: boolean;
  } {
    const events: Event[] = [];
    const later: (() => void)[] = [];
    let wrote = false;
    return {
      now: instantOf(now()),
      events,
      later,
      get wrote() {
        return wrote;
      },
      all: (sql, ...values) => prepare(sql).all(values),
      get: (sql, ...values) => prepare(sql).all(values)[0] ?? null,
      run: (sql, ...values) => {
        wrote = true;
        return prepare(sql).run(values);
      },
      emit: (event) => {
        wrote = true;
        if (insertEvent(prepare, event)) events.push(event);
      },
      afterwards: (act) => void later.push(act),
    };
  }

  return {
    read: async (act) => connection.readCommitted(() => refusing(() => act(session()))).give(),
    write: async (act) => {
      let mine = session();
      try {
        const result = await batch.addFor(() => {
          mine = session();
          const db = mine;
          // a refusal before the first write leaves the others of its transaction in peace
          return refusing(
            () => act(db),
            () => !db.wrote,
          );
        });
        if (mine.events.length > 0) published(mine.events);
        for (const act of mine.later) act();
        return result.give();
      } catch (error) {
        const cause = error instanceof Error ? error.cause : null;
        if (cause instanceof ApiError) throw cause;
        if (isConstraint(error)) throw conflict();
        throw error;
      }
    },
  };
}

/** A new id, which sorts after those before it. */
export function newId(): string {
  return uuid();
}

interface Outcome<Value> {
  readonly give: () => Value;
}

function refusing<Value>(act: () => Value, mayKeep: () => boolean = () => true): Outcome<Value> {
  try {
    const value = act();
    return { give: () => value };
  } catch (error) {
    if (!(error instanceof ApiError) || !mayKeep()) throw error;
    return {
      give: () => {
        throw error;
      },
    };
  }
}

function insertEvent(prepare: Connection["prepare"], event: Event): boolean {
  return (
    prepare(
      `INSERT INTO events (id, occurred, received, event, resource_id, resource, related, payload, follows)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
    ).run([
      event.id,
      event.occurred,
      event.received,
      event.event,
      event.resource["prefect.resource.id"] ?? "",
      JSON.stringify(event.resource),
      JSON.stringify(event.related),
      JSON.stringify(event.payload),
      event.follows,
    ]) > 0
  );
}
