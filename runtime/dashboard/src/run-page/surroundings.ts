/** Where the run page stands: a browser's dashboard, or an editor. */
export interface Surroundings {
  /** Shows a cell of a notebook; null where nothing can. */
  readonly openCell: ((place: CellPlace) => void) | null;
  /** Goes on with a run that no worker takes, where its files are; null where nothing can. */
  readonly resume: ((flowRunId: string) => void) | null;
  /** The address of another run's page. */
  readonly hrefOf: (flowRunId: string) => string;
  /** Follows a link to another page. */
  readonly onLink: (event: MouseEvent) => void;
  /** The address of the list of runs; null where there is none. */
  readonly runsHref: string | null;
}

export interface CellPlace {
  /** The notebook's path. */
  readonly notebook: string;
  /** Its number among the code cells, from 1. */
  readonly cell: number;
  /** In the cell, from 1. */
  readonly line?: number;
}
