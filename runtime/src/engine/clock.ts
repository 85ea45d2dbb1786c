/** The time, handed in so that tests can drive it. */
export interface Clock {
  now(): Date;
  /** Calls `act` once after `milliseconds`; the function that it returns calls that off. */
  after(milliseconds: number, act: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => new Date(),
  after(milliseconds, act) {
    const timer = setTimeout(act, milliseconds);
    return () => clearTimeout(timer);
  },
};
