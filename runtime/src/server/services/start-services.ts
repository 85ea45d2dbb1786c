import type { Data } from "../data/db.js";
import type { EventBus } from "../events/bus.js";
import type { LogTail } from "../logs/tail.js";
import { every } from "./every.js";
import { ChangeFollower } from "./follow-changes.js";

export interface ServiceOptions {
  readonly data: Data;
  readonly tail: LogTail;
  readonly bus: EventBus;
  readonly report: (error: unknown, doing: string) => void;
  /** False: only other processes' changes are noticed. */
  readonly all: boolean;
}

/** What the server does by itself. Gives what ends it. */
export function startServices({ data, tail, report }: ServiceOptions): () => Promise<void> {
  const follower = new ChangeFollower(data, tail);
  const stops = [
    every(
      250,
      () => follower.look(),
      (error) => report(error, "other processes' changes"),
    ),
  ];
  return async () => {
    await Promise.all(stops.map((stop) => stop()));
  };
}
