import { isBusy } from "./errors.js";

const PAUSE_MS = 10;
const TRIES = 3000;

/** Does something as soon as no other connection holds the lock, for half a minute; in between, this process goes on. */
export async function whileBusy(act: () => void): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return act();
    } catch (error) {
      if (!isBusy(error) || tries === TRIES) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
