import { changes, copy, nothing, scalar, view } from "./behaviour.js";
import { table, type Library } from "./library.js";

/**
 * A value as data holds it: a number, text, a date, or containers of those. What is in a cell of a table or comes out of a
 * JSON text is one of these; its parts are seen as the whole.
 */
export const plain: Library = {
  modules: [],
  source:
    "Python 3.11 documentation, Built-in Types; pandas 2.2 reference, Timestamp, Timedelta, Period, Interval",
  functions: new Map(),
  otherwise: null,
  types: {
    plain: {
      bases: ["scalar"],
      methods: table(
        [changes(), "append insert extend add update difference_update intersection_update setdefault"],
        [changes({ keeps: false }), "clear remove reverse sort discard __delitem__"],
        [view("plain", { changes: ["receiver"] }), "pop popitem"],
        [view("plain"), "get keys values items __getitem__"],
        [copy("plain"), "copy"],
        [
          scalar(),
          `ceil floor normalize tz_localize tz_convert to_pydatetime to_period to_timestamp day_name month_name strftime
           isoformat date time timestamp total_seconds to_numpy to_datetime64 item sum mean min max std round`,
        ],
        [scalar(), "union intersection difference symmetric_difference issubset issuperset isdisjoint"],
      ),
      item: view("plain"),
      iteration: view("plain"),
      operation: copy("plain"),
      otherwise: nothing({ changes: ["receiver", "arguments"], gives: "view" }),
      immutable: false,
    },
    json: { bases: ["plain"] },
  },
};
