import { changes, copy, element, fresh, holder, nothing, readsFile, scalar } from "./behaviour.js";
import { table, together, under, type Library } from "./library.js";
import { source } from "./standard-source.js";

export const collections: Library = {
  modules: [
    "collections",
    "itertools",
    "functools",
    "copy",
    "heapq",
    "bisect",
    "array",
    "queue",
    "weakref",
    "contextlib",
  ],
  source,
  functions: together(
    under(
      "collections",
      table(
        [copy("dict"), "OrderedDict Counter"],
        [holder("defaultdict"), "defaultdict"],
        // Whoever changes it changes one of the dictionaries.
        [fresh("dict", { gives: "receiver" }), "ChainMap"],
        [copy("deque"), "deque"],
        [copy("list"), "UserList"],
        [copy("dict"), "UserDict"],
        [fresh("named tuple"), "namedtuple"],
      ),
    ),
    under(
      "itertools",
      table(
        [
          fresh("iterator", { lazy: true }),
          "chain compress count cycle dropwhile filterfalse islice takewhile",
        ],
        [fresh("iterator", { lazy: true, yields: "nested" }), "chain.from_iterable"],
        [
          fresh("iterator", { lazy: true, yields: "tuples" }),
          "batched combinations combinations_with_replacement pairwise permutations product zip_longest",
        ],
        [fresh("iterator", { lazy: true, yields: "results" }), "accumulate starmap"],
        [fresh("iterator", { lazy: true, yields: "groups" }), "groupby tee"],
        [holder("iterator"), "repeat"],
      ),
    ),
    under("functools", table([holder("partial"), "partial cmp_to_key"])),
    under("copy", table([copy(), "copy"], [fresh(null, { gives: "deep" }), "deepcopy"])),
    under(
      "heapq",
      table(
        [nothing({ changes: ["first"], keeps: true }), "heappush heapify"],
        [element(null, { changes: ["first"], keeps: true }), "heappop heappushpop heapreplace"],
        [copy("list"), "nlargest nsmallest"],
        [fresh("iterator", { lazy: true }), "merge"],
      ),
    ),
    under(
      "bisect",
      table(
        [scalar("int"), "bisect bisect_left bisect_right"],
        [nothing({ changes: ["first"], keeps: true }), "insort insort_left insort_right"],
      ),
    ),
    under("array", table([fresh("array"), "array"])),
    under("contextlib", table([fresh("suppress"), "suppress"], [holder(), "nullcontext closing"])),
  ),
  otherwise: null,
  types: {
    array: {
      bases: ["bytearray"],
      methods: table(
        [changes({ keeps: false }), "byteswap frombytes fromlist fromunicode"],
        [changes({ keeps: false, effects: [readsFile(0)] }), "fromfile"],
      ),
    },
    deque: {
      bases: ["list"],
      methods: table(
        [changes(), "appendleft extendleft"],
        [element(null, { changes: ["receiver"] }), "popleft"],
        [changes({ keeps: false }), "rotate"],
      ),
      attributes: table([scalar(), "maxlen"]),
    },
    // To look up what is not there puts it there.
    defaultdict: { bases: ["dict"], item: element(null, { changes: ["receiver"] }) },
    suppress: {},
    partial: {},
    "named tuple": { call: holder("named tuple value"), attributes: table([scalar(), "_fields"]) },
    "named tuple value": { bases: ["tuple"], otherwise: null, closed: false, record: true },
  },
};
