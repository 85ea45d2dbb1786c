import type { Artifact, Json } from "../client/index.js";

/** An artifact that a flow made by itself: text, a table, a link, an image, how far it is. */
export function ArtifactView({ artifact }: { readonly artifact: Artifact }) {
  const { key, type, description } = artifact;
  return (
    <section class="artifact" aria-label={key ?? type}>
      <div class="cell-head">
        <h3>{key ?? type}</h3>
        <span class="dim">{type}</span>
      </div>
      {description === null || description === "" ? null : <p class="dim">{description}</p>}
      <Content artifact={artifact} />
    </section>
  );
}

function Content({ artifact: { type, data, key } }: { readonly artifact: Artifact }) {
  const table = type === "table" ? rowsOf(data) : null;
  if (table !== null) {
    const columns = [...new Set(table.flatMap((row) => Object.keys(row)))];
    return (
      <div class="scroll-x" tabIndex={0} role="region" aria-label={`Table ${key ?? ""}`}>
        <table class="plain-table">
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.map((row, index) => (
              <tr key={index}>
                {columns.map((column) => (
                  <td key={column}>{textOf(row[column] ?? null)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    );
  }
  if (type === "progress" && typeof data === "number")
    return <progress max={100} value={data} aria-label={key ?? "Progress"} />;
  if (type === "image" && typeof data === "string" && data.startsWith("data:image/"))
    return <img class="figure" src={data} alt={key ?? "Image"} />;
  return (
    <pre class="output" tabIndex={0} aria-label={key ?? type}>
      {textOf(data)}
    </pre>
  );
}

function rowsOf(data: Json): readonly Readonly<Record<string, Json>>[] | null {
  try {
    const value: unknown = typeof data === "string" ? JSON.parse(data) : data;
    const isTable = Array.isArray(value) && value.every((row) => typeof row === "object" && row !== null);
    return isTable ? (value as readonly Readonly<Record<string, Json>>[]) : null;
  } catch {
    return null;
  }
}

function textOf(data: Json): string {
  return typeof data === "string" ? data : JSON.stringify(data, null, 2);
}
