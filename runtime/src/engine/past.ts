import { readDescription, keptOf, type KeptValue } from "../values/index.js";
import type { TaskRun } from "../store/index.js";
import type { Recorder } from "./recorder.js";

/** What a run did when its flow run was run before. */
export interface Past {
  readonly taskRun: TaskRun;
  /** It is to be run again, whatever it gave. */
  readonly isInvalid: boolean;
}

/** What the data of a completed state stands for; null where that is nothing, or is gone. */
export async function storedValue(data: string | null, recorder: Recorder): Promise<KeptValue | null> {
  const found = data === null ? null : readDescription(data);
  if (found === null || "kind" in found) return found;
  const stored = await recorder.result(found.storageKey);
  if (stored === null || stored.serializer === "python") return null;
  return keptOf(stored);
}
