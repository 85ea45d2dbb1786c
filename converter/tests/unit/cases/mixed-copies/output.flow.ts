/**
 * Converted by nbflow 0.1.0 from mixed-copies.ipynb. Yours to edit: converting again leaves a
 * changed script as it is.
 * @nbflow plan=1 notebook=sha256:c1c9c5974751411a5120f7a8a3f19243b4fc12d52fdbf84bc145e0cc0b53d45a script=sha256:ce4a55761212a22bf18615b919023ce0057454f39172e1080bc7d00bb15a4721
 */
import { cell, flow, python, show, task, type OutputsOf } from "nbflow";

const py = python({
  notebook: "mixed-copies.ipynb",
  kernel: "python3",
});

/** Make rows (cells 1 and 3). */
export const makeRows = task(
  { name: "make-rows", mayRunAgain: true },
  py.cells(
    { writes: ["held", "rows"] },
    cell(1)`
rows = [3, 1]
held = [rows]
`,
    cell(3)`
print(rows, held)
`,
  ),
);

/**
 * Make state (cell 2).
 *
 * - needs `rows`: cell 2 sorts `rows`, which cell 1 makes
 */
export const makeState = task(
  { name: "make-state", cell: 2 },
  async ({ rows }: { rows: any[] }) => {
    // cell 2, line 2
rows.sort();
const state = { n: 0 };
const bump = () => { state.n += rows.length; };
    return { state, bump };
  },
);

/**
 * Show bump (cell 4).
 *
 * - needs `bump`, which cell 2 makes
 */
export const showBump = task(
  { name: "show-bump", cell: 4 },
  async ({ bump }: { bump: OutputsOf<typeof makeState>["bump"] }) => {
    // cell 4, line 2
    await show(bump());
  },
);

/**
 * Show state (cell 5).
 *
 * - needs `state`, which cell 2 makes or changes
 * - waits for `showBump`: cell 5 reads `state` after cell 4 calls `bump`, which sets `.n` of it
 */
export const showState = task(
  { name: "show-state", cell: 5 },
  async ({ state }: { state: OutputsOf<typeof makeState>["state"] }) => {
    // cell 5, line 2
console.log(state.n);
  },
);

/**
 * Make state (cells 6–8).
 *
 * - needs `state`, which cell 2 makes or changes
 * - waits for `showState`: cell 6 sets items of `state`, which cell 5 uses before
 */
export const makeState2 = task(
  { name: "make-state-2", mayRunAgain: true },
  py.cells(
    { reads: ["state"], writes: ["state", "kept"] },
    cell(6)`
state['seen'] = True
`,
    cell(7)`
kept = [state]
`,
    cell(8)`
state['again'] = True
print(kept)
`,
  ),
);

/**
 * Show state (cell 9).
 *
 * - needs `state`: cell 9 reads `state` after cell 8 sets items of it
 */
export const showState2 = task(
  { name: "show-state-2", cell: 9 },
  async ({ state }: { state: any }) => {
    // cell 9, line 2
console.log(state);
  },
);

export default flow({ name: "mixed-copies" }, async () => {
  const rows = makeRows();
  const state = makeState({ rows: rows.rows });
  const bump = showBump({ bump: state.bump });
  const shownState = showState.withOptions({ waitFor: [bump] })({ state: state.state });
  const madeState = makeState2({ state: state.state }, { waitFor: [shownState] });
  showState2({ state: madeState.state });
  return { held: rows.held, kept: madeState.kept };
});
