import type { Memento } from "vscode";
import type { StateType } from "../server-client/index.js";
import { stateWords } from "./state-look.js";

/** What the runs are narrowed to, on every server. It outlives the window. */
export interface RunsFilter {
  /** None: all. */
  readonly states: readonly StateType[];
  /** A flow's name; null: all. */
  readonly flow: string | null;
}

const key = "runs:filter";
export const allRuns: RunsFilter = { states: [], flow: null };

export const isNarrow = ({ states, flow }: RunsFilter): boolean => states.length > 0 || flow !== null;

/** In words, for beside the view's name. */
export const filterText = ({ states, flow }: RunsFilter): string =>
  [...(flow === null ? [] : [flow]), ...states.map((state) => stateWords[state])].join(", ");

export const keptFilter = (state: Memento): RunsFilter => state.get<RunsFilter>(key) ?? allRuns;

export const keepFilter = (state: Memento, filter: RunsFilter): Thenable<void> => state.update(key, filter);
