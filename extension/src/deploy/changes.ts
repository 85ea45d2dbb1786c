/** What `nbflow deploy --dry-run --json` says of one deployment. */
export interface Planned {
  /** `flow/name`. */
  readonly deployment: string;
  readonly status: "created" | "updated" | "unchanged";
  /** What will change, a line each, then what comes along and what to look at. */
  readonly lines: readonly string[];
}

interface Told {
  readonly deployment: string;
  readonly status: Planned["status"];
  readonly changes: readonly {
    readonly what: string;
    readonly before: string | null;
    readonly after: string | null;
  }[];
  readonly files: readonly string[];
  readonly warnings: readonly string[];
}

/** @throws Error where it is not what this extension knows. */
export function plannedIn(json: unknown): Planned {
  const [told] = json as readonly (Told | undefined)[];
  if (told === undefined) throw new Error("nbflow deploy did not say what would change.");
  const { deployment, status, changes, files, warnings } = told;
  return {
    deployment,
    status,
    lines: [
      ...changes.map(({ what, before, after }) =>
        before === null
          ? `${what}: ${short(after ?? "")}`
          : `${what}: ${short(before)} → ${short(after ?? "none")}`,
      ),
      ...files.map((file) => `With it: ${file}`),
      ...warnings.map((warning) => `⚠ ${warning}`),
    ],
  };
}

/** A list of plain texts as JSON; a person's own text may look much like one. */
const texts = /^\["[^"\\\p{Cc}]*"(?:,"[^"\\\p{Cc}]*")*\]$/u;

/** Hashes are told apart by their first characters, as in Git; lists are read without their brackets. */
function short(text: string): string {
  if (/^[0-9a-f]{64}$/u.test(text)) return text.slice(0, 12);
  return texts.test(text) ? (JSON.parse(text) as readonly string[]).join(", ") : text;
}
