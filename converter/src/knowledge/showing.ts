import { change, changes, fresh, holder, nothing, readsFile, scalar, view } from "./behaviour.js";
import { table, together, under, type Library } from "./library.js";

export const showing: Library = {
  modules: ["IPython", "tqdm", "tabulate", "requests", "rich"],
  source: "IPython 9, tqdm 4.66, requests 2.32 documentation",
  functions: together(
    under(
      "IPython.display",
      table(
        [holder("shown"), "IFrame YouTubeVideo"],
        [
          holder("shown", { effects: [readsFile(1, "filename")] }),
          "HTML Markdown Latex Math JSON Javascript Pretty",
        ],
        [
          holder("shown", { effects: [readsFile(0, "filename")] }),
          "Image SVG Audio Video Code FileLink FileLinks",
        ],
        [nothing(), "clear_output display_html display_png display_markdown display_latex display_pretty"],
        [nothing({ effects: [change("matplotlib options")] }), "set_matplotlib_formats"],
      ),
    ),
    under(
      "tqdm",
      table([
        holder("progress"),
        "tqdm trange auto.tqdm notebook.tqdm tqdm_notebook auto.trange notebook.trange std.tqdm",
      ]),
    ),
    under(
      "IPython.core.pylabtools",
      table([nothing({ effects: [change("matplotlib options")] }), "figsize"]),
    ),
    under("tabulate", table([scalar("str"), "tabulate"])),
    under(
      "requests",
      table(
        [
          fresh("response", { effects: [change("network")] }),
          "get post put delete head patch options request",
        ],
        [fresh("session"), "Session session"],
      ),
    ),
  ),
  same: { "IPython.core.display": "IPython.display" },
  otherwise: null,
  types: {
    shown: {},
    progress: {
      iterator: true,
      methods: table([
        changes({ keeps: false }),
        "update close set_description set_postfix refresh reset write set_description_str set_postfix_str",
      ]),
    },
    response: {
      methods: table(
        [fresh("json"), "json"],
        [nothing(), "raise_for_status close"],
        [view("iterator", { changes: ["receiver"] }), "iter_content iter_lines"],
      ),
      attributes: table(
        [scalar("str"), "text content status_code ok url reason encoding elapsed"],
        [view("json"), "headers cookies history"],
      ),
    },
    session: {
      calls: true,
      methods: table([
        // It holds what the session keeps of its connections.
        holder("response", { changes: ["receiver"], effects: [change("network")] }),
        "get post put delete head patch request",
      ]),
    },
  },
};
