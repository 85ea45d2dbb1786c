const template =
  /\bcell\((\d+)(?:, \{ mayRaise: true \})?\)`((?:[^`\\$]|\\[^]|\$\{"(?:[^"\\]|\\[^])*"\}|\$(?!\{))*)`/gu;

/** The cells' sources as a script's templates give them when it runs, by their number. */
export function sourcesInScript(script: string): Map<number, string> {
  return new Map(
    [...script.matchAll(template)].map(([, number, body]) => [Number(number), sourceOf(body ?? "")] as const),
  );
}

/** What `cell` makes of a template: JavaScript itself says what is raw and what is interpolated. */
function sourceOf(body: string): string {
  // oxlint-disable-next-line typescript/no-implied-eval
  const strings = new Function("cell", `return cell\`${body}\`;`) as (tag: typeof cell) => string;
  return strings(cell).slice(1, -1);
}

function cell({ raw }: TemplateStringsArray, ...values: readonly string[]): string {
  const pieces = raw.map((piece) => piece.replaceAll(/\\(`|\$\{)/gu, "$1"));
  return String.raw({ raw: pieces }, ...values);
}
