import { duration } from "../model/format.js";
import type { CellOutputs, Shown } from "../model/cell-outputs.js";
import { AnsiText } from "../parts/ansi-text.js";
import { HtmlFrame } from "./html-frame.js";

interface CellViewProps {
  readonly cell: CellOutputs;
  /** Goes to the cell in the notebook; null where there is no way. */
  readonly onOpen: (() => void) | null;
}

/** A cell's source and what it gave. */
export function CellView({ cell: { cell, source, outputs, problem, seconds, line }, onOpen }: CellViewProps) {
  return (
    <section class="cell" aria-label={`Cell ${cell}`}>
      <div class="cell-head">
        {onOpen === null ? (
          <h3>Cell {cell}</h3>
        ) : (
          <h3>
            <button type="button" class="link" onClick={onOpen}>
              Cell {cell}
            </button>
          </h3>
        )}
        {line === null ? null : <span class="dim">line {line}</span>}
        {seconds === null ? null : <span class="dim">{duration(seconds)}</span>}
      </div>
      {source === null || source === "" ? null : (
        <pre class="source" tabIndex={0} aria-label={`Source of cell ${cell}`}>
          {source}
        </pre>
      )}
      {problem === null ? null : <p class="state-message">{problem}</p>}
      {outputs.map((output, index) => (
        <OutputView key={index} output={output} title={`Output of cell ${cell}`} />
      ))}
    </section>
  );
}

function OutputView({ output, title }: { readonly output: Shown; readonly title: string }) {
  switch (output.kind) {
    case "text":
      return (
        <pre class={`output ${output.isError ? "output-stderr" : ""}`} tabIndex={0} aria-label={title}>
          <AnsiText text={output.text} />
        </pre>
      );
    case "image":
      return <img class="figure" src={output.src} alt={output.text === "" ? title : output.text} />;
    case "html":
      return <HtmlFrame html={output.html} title={title} />;
    case "error":
      return (
        <div class="output output-error">
          <p class="error-name">
            <strong>{output.name}</strong>
            {output.message === "" ? "" : `: ${output.message}`}
          </p>
          {output.traceback === "" ? null : (
            <pre tabIndex={0} aria-label={`Traceback of ${output.name}`}>
              <AnsiText text={output.traceback} />
            </pre>
          )}
        </div>
      );
  }
}
