/** The first version number in what a program printed: `nbflow 0.1.0-beta.2` gives `0.1.0-beta.2`. */
export const versionIn = (printed: string): string | undefined =>
  /\d+\.\d+\.\d+(?:-[\w.-]+)?/.exec(printed)?.[0];

/** Whether a version is `oldest` or newer; a pre-release counts as the release it leads to. */
export function isAtLeast(version: string, oldest: string): boolean {
  const [ours, theirs] = [numbers(version), numbers(oldest)];
  const index = ours.findIndex((number, i) => number !== theirs[i]);
  return index === -1 || (ours[index] ?? 0) > (theirs[index] ?? 0);
}

const numbers = (version: string): readonly number[] => version.split("-")[0]?.split(".").map(Number) ?? [];
