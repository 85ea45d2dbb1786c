import { render } from "preact";
import { messageClient, type Port } from "./client/index.js";
import { RunPage } from "./run-page/run-page.js";
import type { CellPlace } from "./run-page/surroundings.js";

declare function acquireVsCodeApi(): { readonly postMessage: (message: unknown) => void };

/**
 * The run page in a webview: it is told which run to show by `data-flow-run` of the element `app`, speaks to its server through the
 * host, and asks the host to show cells and other runs by the messages `nbflow-open-cell` and `nbflow-open-run`.
 */
const { postMessage: tell } = acquireVsCodeApi();
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
  render(
    <main>
      <RunPage
        client={messageClient(port)}
        flowRunId={flowRunId}
        surroundings={{
          openCell: (cell: CellPlace) => tell({ type: "nbflow-open-cell", ...cell }),
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
