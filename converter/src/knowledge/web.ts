import { change, fresh, scalar, writesFile } from "./behaviour.js";
import { table, together, under, type Library } from "./library.js";
import { source } from "./standard-source.js";

export const web: Library = {
  modules: ["urllib"],
  source,
  functions: together(
    under(
      "urllib.request",
      table(
        [scalar("scalar", { effects: [change("network"), writesFile(1, "filename")] }), "urlretrieve"],
        [fresh("web response", { effects: [change("network")] }), "urlopen"],
        [scalar("str"), "pathname2url url2pathname"],
      ),
    ),
    under(
      "urllib.parse",
      table(
        [scalar("str"), "quote quote_plus unquote unquote_plus urlencode urljoin urlunparse urlunsplit"],
        [scalar(), "urlparse urlsplit urldefrag"],
        [fresh("dict"), "parse_qs"],
        [fresh("list"), "parse_qsl"],
      ),
    ),
  ),
  otherwise: null,
  types: {
    "web response": {
      iterator: true,
      iteration: scalar("bytes"),
      methods: table(
        [scalar("bytes", { changes: ["receiver"], effects: [change("network")] }), "read readline close"],
        [fresh("list", { changes: ["receiver"], effects: [change("network")] }), "readlines"],
        [scalar(), "getcode geturl"],
      ),
      attributes: table([scalar(), "status code url reason"]),
    },
  },
};
