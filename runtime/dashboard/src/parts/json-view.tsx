import type { Json } from "../client/index.js";

/** Values by their names; text as it is, everything else as JSON. */
export function ValueTable({
  values,
  label,
}: {
  readonly values: Readonly<Record<string, Json>>;
  readonly label: string;
}) {
  return (
    <dl class="values" aria-label={label}>
      {Object.entries(values).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{typeof value === "string" ? value : JSON.stringify(value, null, 2)}</dd>
        </div>
      ))}
    </dl>
  );
}
