import { change, changes, element, fresh, holder, nothing, scalar, view } from "./behaviour.js";
import { table, together, under, type Library } from "./library.js";
import { source } from "./standard-source.js";

/** Notes something on a function or class, and gives it back. */
const marks = nothing({ gives: "receiver", changes: ["arguments"] });

/** Modules whose functions only compute, and give something new that holds what they were handed. */
export const computing: Library = {
  modules: [
    "math",
    "cmath",
    "statistics",
    "string",
    "operator",
    "decimal",
    "fractions",
    "numbers",
    "re",
    "textwrap",
    "unicodedata",
    "difflib",
    "hashlib",
    "hmac",
    "base64",
    "binascii",
    "struct",
    "uuid",
    "colorsys",
    "keyword",
    "html",
    "urllib.parse",
    "ipaddress",
    "types",
    "typing",
    "typing_extensions",
    "enum",
    "abc",
    "dataclasses",
    "calendar",
    "zoneinfo",
    "secrets",
    "platform",
    "getpass",
    "inspect",
    "ast",
    "fnmatch",
    "pprint",
    "reprlib",
    "numbers",
    "contextvars",
    "__future__",
  ],
  source,
  functions: together(
    under(
      "operator",
      table(
        [nothing({ changes: ["first"], keeps: true }), "setitem delitem"],
        [
          nothing({ gives: "receiver", changes: ["first"], keeps: true }),
          "iadd iand iconcat ifloordiv ilshift imatmul imod imul ior ipow irshift isub itruediv ixor",
        ],
        [holder("function"), "attrgetter itemgetter methodcaller"],
        [element(), "getitem"],
      ),
    ),
    under(
      "dataclasses",
      table(
        [holder(), "replace asdict astuple"],
        [holder("dataclass field"), "field"],
        [scalar(), "is_dataclass"],
        [view("class"), "make_dataclass"],
      ),
    ),
    under(
      "decimal",
      table(
        [nothing({ effects: [change("settings")] }), "setcontext"],
        [fresh("decimal context", { effects: [change("settings")] }), "getcontext localcontext"],
        [scalar("scalar"), "Decimal"],
        [fresh("plain"), "Context"],
      ),
    ),
    under(
      "contextvars",
      table(
        [holder("context variable"), "ContextVar"],
        [fresh(null, { effects: [change("settings")] }), "copy_context"],
      ),
    ),
    under("struct", table([nothing({ changes: ["arguments"] }), "pack_into"], [fresh("plain"), "Struct"])),
    under("difflib", table([fresh("plain", { gives: "holder" }), "SequenceMatcher Differ HtmlDiff"])),
    under(
      "ast",
      table(
        [fresh("json"), "literal_eval"],
        [fresh(), "parse"],
        [scalar("str"), "dump unparse get_docstring get_source_segment"],
        [
          nothing({ gives: "receiver", changes: ["arguments"] }),
          "fix_missing_locations increment_lineno copy_location",
        ],
      ),
    ),
    under("getpass", table([scalar("str", { effects: [change("input")] }), "getpass"])),
    under("fractions", table([scalar("scalar"), "Fraction"])),
    under("enum", table([holder(), "auto"])),
    // The part of it that tells clocks apart is drawn.
    under("uuid", table([scalar("scalar", { effects: [change("random")] }), "uuid1"])),
    under("zoneinfo", table([nothing({ effects: [change("settings")] }), "reset_tzpath"])),
    under("calendar", table([nothing({ effects: [change("settings")] }), "setfirstweekday"])),
    under("abc", table([marks, "abstractmethod abstractclassmethod abstractstaticmethod"])),
    under("typing", table([marks, "no_type_check final runtime_checkable"])),
    under(
      "typing_extensions",
      table([marks, "no_type_check final runtime_checkable override disjoint_base"]),
    ),
    under(
      "typing",
      table(
        [nothing({ gives: "receiver" }), "cast"],
        [view("type"), "TypeVar NewType NamedTuple Optional Union List Dict"],
      ),
    ),
    under("types", table([holder(), "SimpleNamespace MappingProxyType"], [holder("partial"), "MethodType"])),
    under("re", table([holder("iterator"), "finditer"])),
    under("struct", table([holder("iterator"), "iter_unpack"])),
    under(
      "difflib",
      table([fresh("iterator", { lazy: true }), "ndiff unified_diff context_diff diff_bytes"]),
    ),
    under("ast", table([holder("iterator"), "walk iter_child_nodes iter_fields"])),
    under("pprint", table([nothing(), "pprint pp"], [scalar("str"), "pformat"])),
  ),
  objects: {
    "math.pi": "float",
    "math.e": "float",
    "math.inf": "float",
    "math.nan": "float",
    "math.tau": "float",
    "string.ascii_letters": "str",
    "string.ascii_lowercase": "str",
    "string.ascii_uppercase": "str",
    "string.digits": "str",
    "string.punctuation": "str",
  },
  otherwise: holder("scalar value"),
  types: {
    "decimal context": {
      stores: "settings",
      methods: table([fresh(null, { effects: [change("settings")] }), "copy"]),
      otherwise: scalar("scalar", { effects: [change("settings")] }),
    },
    "context variable": {
      methods: table(
        [holder(null, { changes: ["receiver"], keeps: true }), "set"],
        [changes(), "reset"],
        [element(), "get"],
      ),
    },
    "dataclass field": {},
    "scalar value": {
      calls: true,
      bases: ["plain"],
      methods: table(
        [changes({ keeps: false }), "setfirstweekday"],
        [
          holder("iterator"),
          `finditer iter_unpack itermonthdates itermonthdays itermonthdays2 itermonthdays3 itermonthdays4`,
        ],
      ),
      otherwise: holder("scalar value"),
      operation: holder("scalar value"),
      call: holder("scalar value"),
      item: view("scalar value"),
      iteration: view("scalar value"),
    },
  },
};
