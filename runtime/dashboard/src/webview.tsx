import { render } from "preact";
import { messageClient, type Port } from "./client/index.js";
import { RunPage } from "./run-page/run-page.js";
import type { CellPlace } from "./run-page/surroundings.js";

declare function acquireVsCodeApi(): {
  readonly postMessage: (message: unknown) => void;
  readonly setState: (state: unknown) => void;
};

/**
 * The run page in a webview: it is told which run to show by `data-flow-run` of the element `app`, and on which server by
 * `data-server`, and keeps both as what it is restored by. It speaks to its server through the host, and asks the host to show cells
 * and other runs, and to go on with one, by the messages `nbflow-open-cell`, `nbflow-open-run` and `nbflow-resume-run`.
 */
const { postMessage: tell, setState: keep } = acquireVsCodeApi();
const port: Port = {
  post: tell,
  listen: (on) => {
    const heard = (event: MessageEvent<unknown>) => on(event.data);
    addEventListener("message", heard);
    return () => removeEventListener("message", heard);
  },
};
const place = document.getElementById("app");
const flowRunId = place?.dataset["flowRun"];
if (place !== null && flowRunId !== undefined) {
  keep({ flowRunId, server: place.dataset["server"] ?? "" });
  render(
    <main>
      <RunPage
        client={messageClient(port)}
        flowRunId={flowRunId}
        surroundings={{
          openCell: (cell: CellPlace) => tell({ type: "nbflow-open-cell", ...cell }),
          resume: (id) => tell({ type: "nbflow-resume-run", flowRunId: id }),
          hrefOf: (id) => `#${id}`,
          onLink: (event) => {
            event.preventDefault();
            const id = (event.currentTarget as HTMLAnchorElement).hash.slice(1);
            tell({ type: "nbflow-open-run", flowRunId: id });
          },
          runsHref: null,
        }}
      />
    </main>,
    place,
  );
}
