/** A task of cells whose inputs are there and which waits at home for its turn. */
export interface ReadyTask {
  /** The task run's name. */
  readonly name: string;
  /** The numbers of its cells, in the notebook's order. */
  readonly cells: readonly number[];
}

/**
 * What is decided where the plan leaves a choice. A World without one runs cells in the notebook's order.
 * It may choose only among what is ready, so no policy can break a dependency.
 */
export interface Policy {
  /** Which of the tasks that are ready at a home is next; they are never none, and the setup is never among others. */
  chooseNext(ready: readonly ReadyTask[]): ReadyTask;
}
