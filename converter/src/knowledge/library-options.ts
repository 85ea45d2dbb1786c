import type { Resource } from "./behaviour.js";

/** Settings that libraries keep for the whole process. */
export const libraryOptions: readonly Resource[] = [
  "matplotlib options",
  "pandas options",
  "numpy options",
  "warnings",
  "logging",
];
