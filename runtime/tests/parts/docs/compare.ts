/** A text without what differs from run to run: times, ids, and the room that they take in a column. */
function settled(line: string): string {
  return line
    .replaceAll(/\b[0-9a-f]{8}-[0-9a-f]{4}(?:-[0-9a-f]{4}){0,2}(?:-[0-9a-f]{12})?\b/gu, "ID")
    .replaceAll(/\b[a-z]+-[a-z]+-\d+\b/gu, "TWO WORDS")
    .replaceAll(/\b(?:\d{4}-\d\d-\d\d )?\d\d:\d\d:\d\d\b/gu, "CLOCK")
    .replaceAll(/\b(?:\d+m )?\d+(?:\.\d+)?(?:ms|s)\b/gu, "TIME")
    .replaceAll(/─+/gu, "─")
    .replaceAll(/\s+/gu, " ")
    .trim();
}

/** Whether an output is what the page shows. */
export function isAsShown(output: string, shown: string): boolean {
  const have = output.split("\n").map(settled).filter(Boolean);
  const want = shown.split("\n").map(settled).filter(Boolean);
  return matches(have, want);
}

/** A line that ends in `…` says how the line begins. */
function isLine(have: string, want: string): boolean {
  return want.endsWith("…") ? have.startsWith(want.slice(0, -1).trimEnd()) : have === want;
}

function matches(have: readonly string[], want: readonly string[]): boolean {
  const [first, ...others] = want;
  if (first === undefined) return have.length === 0;
  if (first === "…")
    return have.some((_, index) => matches(have.slice(index), others)) || others.length === 0;
  return have.length > 0 && isLine(have[0] ?? "", first) && matches(have.slice(1), others);
}
