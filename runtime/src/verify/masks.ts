/**
 * What a text says of the process that made it and not of its work is masked before two texts are compared:
 * - addresses (`0x7f3a…`, five digits or more) and uuids;
 * - points in time written as ISO 8601 with seconds, and dates in the metadata of an SVG;
 * - what `%time` and `%timeit` say of durations;
 * - names made from a process's id or at random: IPython's file names of cells, ids of pandas' and scikit-learn's HTML, of
 *   Bokeh's and Altair's, and of elements of an SVG.
 */
const MASKS: readonly (readonly [RegExp, string])[] = [
  [/\b0x[0-9a-fA-F]{5,}/gu, "0x…"],
  [/\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b/giu, "<uuid>"],
  [/\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?/gu, "<time>"],
  [/<dc:date>[^<]*<\/dc:date>/gu, "<dc:date/>"],
  [/^(?:CPU times|Wall time|Compiler\s*|Parser\s*): .*$/gmu, "<time>"],
  [/[\d.]+ (?:n|µ|μ|u|m)?s ± [^\n]* per loop[^\n]*/gu, "<time>"],
  [/ipykernel_\d+\/\d+\.py|<ipython-input-[^>]+>/gu, "<cell>"],
  [/\bT_[0-9a-f]{5}/gu, "T_…"],
  [/\bsk-(?:container|estimator)-id-\d+/gu, "sk-id"],
  [/\b(data-root-id|data-docid)="[^"]{6,}"/gu, '$1="…"'],
  [/\baltair-viz-[0-9a-f]+/gu, "altair-viz"],
  [/#?\b[mpC][0-9a-f]{9,11}\b/gu, "svg-id"],
];

/** The same for readers of a report. */
export const MASKED_TEXT =
  "addresses, uuids, ISO times with seconds, what %time and %timeit measure, and ids that are made at random";

export function masked(text: string): string {
  return MASKS.reduce((result, [pattern, mask]) => result.replace(pattern, mask), text);
}
