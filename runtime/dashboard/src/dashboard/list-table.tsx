import type { ComponentChildren } from "preact";

interface Column {
  readonly label: string;
  /** How its cells look, or where they are left out. */
  readonly class?: "number" | "narrow-hidden" | "wide-only";
  /** Its name is read out alone. */
  readonly isHidden?: boolean;
}

interface ListTableProps {
  readonly columns: readonly Column[];
  /** Its rows. */
  readonly children: ComponentChildren;
}

/** A table of what is listed. */
export function ListTable({ columns, children }: ListTableProps) {
  return (
    <div class="table-box">
      <table class="list">
        <thead>
          <tr>
            {columns.map(({ label, class: look, isHidden = false }) => (
              <th key={label} scope="col" class={look}>
                {isHidden ? <span class="hidden">{label}</span> : label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
