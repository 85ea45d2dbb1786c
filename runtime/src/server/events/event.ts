/** Something that happened, with what it happened to; as Prefect's events are. */
export interface Event {
  readonly id: string;
  readonly occurred: string;
  readonly received: string;
  readonly event: string;
  readonly resource: Labels;
  readonly related: readonly Labels[];
  readonly payload: Readonly<Record<string, unknown>>;
  readonly follows: string | null;
}

export type Labels = Readonly<Record<string, string>>;
