interface PagerProps {
  readonly part: number;
  readonly size: number;
  readonly total: number;
  readonly what: string;
  readonly onPart: (part: number) => void;
}

/** Goes through the parts of a list. */
export function Pager({ part, size, total, what, onPart }: PagerProps) {
  const from = total === 0 ? 0 : part * size + 1;
  const to = Math.min(total, (part + 1) * size);
  return (
    <nav class="pager" aria-label={`Parts of the list of ${what}`}>
      <span role="status">
        {total === 0
          ? `No ${what}`
          : `${from.toLocaleString("en")}–${to.toLocaleString("en")} of ${total.toLocaleString("en")} ${what}`}
      </span>
      <button type="button" disabled={part === 0} onClick={() => onPart(part - 1)}>
        Newer
      </button>
      <button type="button" disabled={to >= total} onClick={() => onPart(part + 1)}>
        Older
      </button>
    </nav>
  );
}
