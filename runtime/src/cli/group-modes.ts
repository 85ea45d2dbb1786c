/** How cells become tasks; the converter's `GroupMode`, named here so that help needs no converter. */
export const GROUP_MODES = ["auto", "heading", "cell"] as const;
/** Where cells run; its `CellsMode`. */
export const CELLS_MODES = ["native", "kernel"] as const;
