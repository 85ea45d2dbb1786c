import type { Recorder } from "./recorder.js";

/** How long a run waits before it asks for a slot again, and how often before it looks for holders that are gone. */
const PAUSE_MS = 50;
const TRIES_A_LOOK = 40;

/** What a task run holds of the limits of its tags. */
export class TagSlots {
  readonly #recorder: Recorder;
  readonly #taskRunId: string;
  #held = false;

  constructor(recorder: Recorder, taskRunId: string) {
    this.#recorder = recorder;
    this.#taskRunId = taskRunId;
  }

  /**
   * Waits for a slot of each tag that has a limit. Gives `held`, `stopped` where the run is not to begin any more, or the tag
   * whose limit is 0.
   */
  async take(
    tags: readonly string[],
    { isStopped, pause }: { isStopped: () => boolean; pause: (milliseconds: number) => Promise<void> },
  ): Promise<"held" | "stopped" | { readonly closed: string }> {
    if (this.#held || tags.length === 0) return "held";
    for (let tries = 0; ; tries += 1) {
      if (isStopped()) return "stopped";
      const full = await this.#recorder.takeSlots(tags, this.#taskRunId);
      if (full === null) {
        this.#held = true;
        return "held";
      }
      if (full.slots === 0) return { closed: full.tag };
      if (tries % TRIES_A_LOOK === 0) await this.#recorder.freeSlots();
      await pause(PAUSE_MS);
    }
  }

  release(): void {
    if (!this.#held) return;
    this.#held = false;
    this.#recorder.releaseSlots(this.#taskRunId);
  }
}
