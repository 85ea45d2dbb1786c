import { change, changes, copy, element, fresh, holder, nothing, scalar, use, view } from "./behaviour.js";
import { table, together, under, type Library } from "./library.js";

const exceptions = `BaseException Exception ArithmeticError AssertionError AttributeError EOFError FileExistsError FileNotFoundError
  FloatingPointError ImportError IndexError InterruptedError IsADirectoryError KeyError KeyboardInterrupt LookupError
  ModuleNotFoundError NameError NotADirectoryError NotImplementedError OSError IOError OverflowError PermissionError
  RecursionError RuntimeError StopIteration SyntaxError SystemExit TimeoutError TypeError UnicodeDecodeError UnicodeEncodeError
  UnicodeError ValueError ZeroDivisionError Warning DeprecationWarning FutureWarning RuntimeWarning UserWarning
  StopAsyncIteration ConnectionError BrokenPipeError ExceptionGroup`;

/** Text, numbers and other values that never change. */
const constants = {
  methods: table(
    [
      scalar("str"),
      `capitalize casefold center decode expandtabs format format_map join ljust lower lstrip replace rjust rstrip strip swapcase
       title translate upper zfill removeprefix removesuffix hex isoformat strftime encode ctime`,
    ],
    [fresh("list"), "split rsplit splitlines partition rpartition mro"],
    [fresh("dict"), "maketrans"],
    [
      scalar("bool"),
      `endswith isalnum isalpha isascii isdecimal isdigit isidentifier islower isnumeric isprintable isspace istitle isupper
       startswith is_integer`,
    ],
    [
      scalar(),
      `count find index rfind rindex bit_length bit_count conjugate as_integer_ratio to_bytes from_bytes fromhex total_seconds
       timestamp toordinal weekday isoweekday date time replace timetuple utcoffset astimezone item tolist`,
    ],
  ),
  attributes: table([
    scalar(),
    "real imag numerator denominator __name__ __doc__ __class__ args year month day hour minute second",
  ]),
  immutable: true,
  operation: scalar(),
} as const;

const reading = "__len__ __contains__ __eq__ __repr__ __str__ __sizeof__";

/** The built-in functions, and the types that have a literal. */
export const builtins: Library = {
  modules: ["builtins"],
  source:
    "Python 3.11 documentation, Built-in Functions and Built-in Types: https://docs.python.org/3.11/library/",
  functions: under(
    "builtins",
    together(
      table(
        [scalar("int"), "len ord int"],
        // Of a text the hash is another in each process.
        [scalar("int", { effects: [use("moment")] }), "hash id"],
        [scalar("float"), "float complex"],
        [scalar("str"), "chr bin hex oct ascii repr str format"],
        [scalar("bytes"), "bytes"],
        [fresh("bytearray"), "bytearray"],
        [view("memoryview"), "memoryview"],
        [scalar("bool"), "bool all any callable hasattr isinstance issubclass"],
        [scalar("range"), "range slice"],
        [scalar(), "object"],
        [holder(), "property staticmethod classmethod"],
        [element(), "max min"],
        [copy("list"), "list sorted"],
        [copy("tuple"), "tuple"],
        [copy("set"), "set"],
        [copy("frozenset"), "frozenset"],
        [copy("dict", { yields: "nested" }), "dict"],
        [copy(null, { yields: "nested" }), "sum"],
        [fresh("iterator", { lazy: true }), "filter reversed"],
        [fresh("iterator", { lazy: true, yields: "tuples" }), "zip enumerate"],
        [fresh("iterator", { lazy: true, yields: "results" }), "map"],
        [scalar("str", { effects: [change("input")] }), "input"],
        [nothing(), "print display quit exit help"],
      ),
      table([holder("exception"), exceptions]),
    ),
  ),
  objects: {
    "builtins.True": "bool",
    "builtins.False": "bool",
    "builtins.None": "NoneType",
    "builtins.Ellipsis": "constant",
    "builtins.NotImplemented": "constant",
    "builtins.__name__": "str",
    "builtins.__doc__": "str",
    "builtins.__debug__": "bool",
    "builtins.__file__": "str",
  },
  otherwise: null,
  types: {
    scalar: { ...constants, otherwise: scalar() },
    /** What a clock says; of the process, what it has spent itself. */
    reading: { bases: ["scalar"] },
    "process reading": { bases: ["scalar"] },
    str: { bases: ["scalar"] },
    bytes: { bases: ["scalar"] },
    int: { bases: ["scalar"] },
    float: { bases: ["scalar"] },
    bool: { bases: ["scalar"] },
    NoneType: { bases: ["scalar"] },
    constant: { bases: ["scalar"] },
    slice: { bases: ["scalar"] },
    captured: { bases: ["scalar"] },
    range: { bases: ["scalar"], iteration: scalar("int"), item: scalar("int") },
    type: { bases: ["scalar"] },
    exception: {
      bases: ["scalar"],
      methods: table(
        [nothing({ gives: "receiver" }), "with_traceback"],
        [changes({ keeps: false }), "add_note"],
      ),
      attributes: table([view("tuple"), "args"]),
      anyAttribute: view(),
    },
    list: {
      closed: true,
      methods: table(
        [changes(), "append insert __setitem__"],
        [changes(), "extend"],
        [changes({ gives: "receiver" }), "__iadd__"],
        [changes({ keeps: false }), "clear remove reverse sort __delitem__"],
        [element(null, { changes: ["receiver"] }), "pop"],
        [copy("list"), "copy"],
        [scalar("int"), `count index ${reading}`],
        [element(), "__getitem__"],
      ),
    },
    tuple: {
      closed: true,
      methods: table(
        [scalar("int"), `count index ${reading}`],
        [holder("tuple"), "_replace"],
        [copy("dict"), "_asdict"],
      ),
    },
    set: {
      closed: true,
      methods: table(
        [changes(), "add update difference_update intersection_update symmetric_difference_update"],
        [changes({ keeps: false }), "clear discard remove"],
        [element(null, { changes: ["receiver"] }), "pop"],
        [copy("set"), "copy difference intersection symmetric_difference union"],
        [scalar("bool"), `isdisjoint issubset issuperset ${reading}`],
      ),
    },
    frozenset: {
      closed: true,
      methods: table(
        [copy("frozenset"), "copy difference intersection symmetric_difference union"],
        [scalar("bool"), `isdisjoint issubset issuperset ${reading}`],
      ),
    },
    dict: {
      closed: true,
      methods: table(
        [changes(), "update __setitem__"],
        [changes({ keeps: false }), "clear __delitem__ move_to_end"],
        [element(null, { changes: ["receiver"], keeps: true }), "setdefault"],
        [element(null, { changes: ["receiver"] }), "pop popitem"],
        [element(), "get __getitem__"],
        [fresh("dict view", { lazy: true }), "keys values"],
        [fresh("dict view", { lazy: true, yields: "tuples" }), "items"],
        [copy("dict"), "copy"],
        [holder("dict"), "fromkeys"],
        [copy("list"), "most_common"],
        [fresh("iterator", { lazy: true }), "elements"],
        [changes(), "subtract"],
        [scalar(), reading],
      ),
    },
    "dict view": {
      methods: table([scalar("bool"), "isdisjoint"]),
      operation: copy("set"),
    },
    bytearray: {
      bases: ["list"],
      methods: table([scalar("str"), "decode hex"]),
    },
    memoryview: {
      bases: ["bytearray"],
      methods: table([view("memoryview"), "cast toreadonly"], [changes({ keeps: false }), "release"]),
      attributes: table([view("memoryview"), "obj"], [scalar(), "nbytes readonly format itemsize shape"]),
      item: view("memoryview"),
      iteration: scalar("int"),
      closed: false,
    },
    iterator: { iterator: true, otherwise: null },
    generator: {
      iterator: true,
      methods: table([changes(), "throw close"], [element(null, { changes: ["receiver"] }), "__next__"]),
    },
    function: { otherwise: null },
    shell: {},
    file: {
      iterator: true,
      iteration: scalar("str"),
      methods: table(
        [
          scalar("str", { changes: ["receiver"], effects: [{ kind: "reads-file", argument: "receiver" }] }),
          "read readline",
        ],
        [
          fresh("list", { changes: ["receiver"], effects: [{ kind: "reads-file", argument: "receiver" }] }),
          "readlines",
        ],
        [
          scalar("int", { changes: ["receiver"], effects: [{ kind: "writes-file", argument: "receiver" }] }),
          "write writelines truncate",
        ],
        [
          nothing({ changes: ["receiver"], effects: [{ kind: "writes-file", argument: "receiver" }] }),
          "close flush",
        ],
        [nothing({ changes: ["receiver"] }), "seek"],
        [scalar(), "tell readable writable seekable isatty"],
        // What is done by its number is done to it.
        [nothing({ gives: "receiver" }), "fileno"],
      ),
      attributes: table([scalar(), "name mode closed encoding"]),
    },
  },
};
