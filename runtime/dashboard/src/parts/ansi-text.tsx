import { useMemo } from "preact/hooks";
import { piecesOf } from "../model/ansi.js";

/** Text with ANSI's colours. */
export function AnsiText({ text }: { readonly text: string }) {
  const pieces = useMemo(() => piecesOf(text), [text]);
  return (
    <>
      {pieces.map(({ text: part, classes, color, background }, index) =>
        classes.length === 0 && color === null && background === null ? (
          part
        ) : (
          <span
            key={index}
            class={[
              ...classes,
              ...(color === null ? [] : ["ansi-own"]),
              ...(background === null ? [] : ["ansi-own-bg"]),
            ].join(" ")}
            style={{ "--fore": color ?? undefined, "--back": background ?? undefined }}
          >
            {part}
          </span>
        ),
      )}
    </>
  );
}
