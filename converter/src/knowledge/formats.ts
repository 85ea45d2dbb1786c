import { copy, fresh, holder, nothing, readsFile, scalar, writesFile } from "./behaviour.js";
import { table, together, under, type Library } from "./library.js";
import { source } from "./standard-source.js";

export const formats: Library = {
  modules: [
    "json",
    "pickle",
    "csv",
    "yaml",
    "toml",
    "tomllib",
    "configparser",
    "joblib",
    "dill",
    "cloudpickle",
    "shelve",
    "zipfile",
    "tarfile",
    "gzip",
    "xml",
  ],
  source: `${source}; joblib 1.4, PyYAML 6.0 documentation`,
  functions: together(
    ...["json", "toml", "tomllib"].map((module) =>
      under(module, table([fresh("json", { effects: [readsFile(0)] }), "load"], [fresh("json"), "loads"])),
    ),
    ...["json", "toml"].map((module) =>
      under(
        module,
        table([nothing({ changes: ["second"], effects: [writesFile(1)] }), "dump"], [scalar("str"), "dumps"]),
      ),
    ),
    under(
      "yaml",
      table(
        [fresh("json", { effects: [readsFile(0)] }), "load safe_load full_load load_all safe_load_all"],
        [nothing({ changes: ["second"], effects: [writesFile(1)] }), "dump safe_dump"],
      ),
    ),
    ...["pickle", "dill", "cloudpickle"].map((module) =>
      under(
        module,
        table(
          [fresh(null, { effects: [readsFile(0)] }), "load"],
          [fresh(), "loads"],
          [nothing({ changes: ["second"], effects: [writesFile(1)] }), "dump"],
          [scalar("bytes"), "dumps"],
        ),
      ),
    ),
    under(
      "joblib",
      table(
        [fresh(null, { effects: [readsFile(0)] }), "load"],
        [fresh("list", { effects: [writesFile(1, "filename")] }), "dump"],
      ),
    ),
    under(
      "csv",
      table(
        [holder("csv reader", { lazy: true }), "reader DictReader"],
        [holder("csv writer"), "writer DictWriter"],
        [fresh(), "Sniffer"],
        [scalar(), "QUOTE_ALL"],
      ),
    ),
  ),
  otherwise: null,
  types: {
    "csv reader": {
      iterator: true,
      iteration: copy("list"),
      attributes: table([fresh("list"), "fieldnames line_num"]),
    },
    "csv writer": {
      methods: table([
        nothing({ changes: ["held"], effects: [writesFile("receiver")] }),
        "writerow writerows writeheader",
      ]),
    },
  },
};
