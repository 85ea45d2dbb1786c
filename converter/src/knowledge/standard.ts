import {
  change,
  changes,
  copy,
  draws,
  element,
  fresh,
  holder,
  nothing,
  readsFile,
  scalar,
  use,
  view,
  writesFile,
} from "./behaviour.js";
import { table, together, under, type Library } from "./library.js";

const source =
  "Python 3.11 documentation, The Python Standard Library: https://docs.python.org/3.11/library/";
const environment = { effects: [use("environment")] };

/** Modules whose functions only compute, and give something new that holds what they were handed. */
const computing: Library = {
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
        [nothing({ changes: ["first"], keeps: true }), "setitem delitem iadd iconcat iand ior"],
        [holder("function"), "attrgetter itemgetter methodcaller"],
      ),
    ),
    under(
      "dataclasses",
      table(
        [holder(), "replace field asdict astuple"],
        [scalar(), "is_dataclass"],
        [view("class"), "make_dataclass"],
      ),
    ),
    under(
      "decimal",
      table(
        [nothing({ effects: [change("settings")] }), "setcontext"],
        [fresh(null, { effects: [change("settings")] }), "getcontext localcontext"],
        [scalar("scalar"), "Decimal"],
      ),
    ),
    under("fractions", table([scalar("scalar"), "Fraction"])),
    under("enum", table([scalar(), "auto"])),
    under(
      "typing",
      table([view(), "cast"], [view("type"), "TypeVar NewType NamedTuple Optional Union List Dict"]),
    ),
    under("types", table([holder(), "SimpleNamespace"], [view(), "MappingProxyType"])),
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
    "scalar value": {
      bases: ["plain"],
      otherwise: holder("scalar value"),
      operation: holder("scalar value"),
      call: holder("scalar value"),
      item: view("scalar value"),
      iteration: view("scalar value"),
    },
  },
};

const collections: Library = {
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
        [view("dict"), "ChainMap"],
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
    under("functools", table([view(), "reduce"], [holder("partial"), "partial cmp_to_key"])),
    under("copy", table([copy(), "copy"], [fresh(null, { gives: "deep" }), "deepcopy"])),
    under(
      "heapq",
      table(
        [nothing({ changes: ["first"], keeps: true }), "heappush heapify"],
        [element(null, { changes: ["first"], keeps: true }), "heappop heappushpop heapreplace"],
        [copy("list"), "nlargest nsmallest merge"],
      ),
    ),
    under(
      "bisect",
      table(
        [scalar("int"), "bisect bisect_left bisect_right"],
        [nothing({ changes: ["first"], keeps: true }), "insort insort_left insort_right"],
      ),
    ),
    under("array", table([fresh("bytearray"), "array"])),
    under("contextlib", table([fresh("suppress"), "suppress nullcontext"])),
  ),
  otherwise: null,
  types: {
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
    "named tuple value": { bases: ["tuple"], otherwise: null },
  },
};

const randomness: Library = {
  modules: ["random"],
  source,
  functions: under(
    "random",
    table(
      [
        scalar("scalar", { effects: [draws("random")] }),
        `random uniform randint randrange getrandbits gauss normalvariate betavariate expovariate gammavariate lognormvariate
         paretovariate triangular vonmisesvariate weibullvariate randbytes binomialvariate`,
      ],
      [element(null, { effects: [draws("random")] }), "choice"],
      [copy("list", { effects: [draws("random")] }), "choices sample"],
      [nothing({ changes: ["first"], effects: [draws("random")] }), "shuffle"],
      [nothing({ effects: [change("random")] }), "seed setstate"],
      [scalar("scalar", { effects: [use("random")] }), "getstate"],
      [fresh("random.Random"), "Random"],
      [fresh("random.Random"), "SystemRandom"],
    ),
  ),
  otherwise: null,
  types: {
    "random.Random": {
      methods: table(
        [
          scalar("scalar", { changes: ["receiver"] }),
          "random uniform randint randrange getrandbits gauss normalvariate expovariate betavariate triangular",
        ],
        [view(null, { changes: ["receiver"] }), "choice choices sample"],
        [nothing({ changes: ["receiver", "first"] }), "shuffle"],
        [changes({ keeps: false }), "seed setstate"],
        [scalar(), "getstate"],
      ),
    },
  },
};

const system: Library = {
  modules: [
    "os",
    "sys",
    "shutil",
    "glob",
    "tempfile",
    "subprocess",
    "platform",
    "gc",
    "locale",
    "signal",
    "warnings",
    "logging",
    "time",
    "datetime",
    "io",
    "threading",
    "socket",
    "traceback",
    "argparse",
    "resource",
    "psutil",
    "atexit",
    "faulthandler",
    "errno",
    "stat",
  ],
  source,
  functions: together(
    under(
      "os",
      table(
        [scalar("str", { effects: [readsFile(0)] }), "listdir scandir walk stat lstat readlink access fwalk"],
        [scalar("str", { effects: [use("directory")] }), "getcwd"],
        [nothing({ effects: [change("directory")] }), "chdir fchdir"],
        [
          nothing({ effects: [writesFile(0), writesFile(1)] }),
          "mkdir makedirs remove unlink rmdir removedirs rename renames replace link symlink truncate utime chmod",
        ],
        [scalar("str", environment), "getenv environ.get path.expanduser path.expandvars get_exec_path"],
        [
          nothing({ effects: [change("environment")] }),
          "putenv unsetenv environ.update environ.setdefault environ.pop",
        ],
        [
          scalar(),
          "getpid getppid getuid getlogin cpu_count uname urandom get_terminal_size fspath fsencode fsdecode sysconf getloadavg sched_getaffinity strerror",
        ],
        [scalar("path text"), "path.join path.normpath"],
        [
          scalar("str"),
          "path.basename path.dirname path.split path.splitext path.commonpath path.commonprefix path.isabs path.relpath",
        ],
        [scalar("str", { effects: [use("directory")] }), "path.abspath path.realpath"],
        [
          scalar("bool", { effects: [readsFile(0)] }),
          "path.exists path.isfile path.isdir path.getsize path.getmtime path.getctime path.islink path.samefile",
        ],
        [nothing({ effects: [{ kind: "world" }] }), "system popen fork kill execv spawnl"],
      ),
    ),
    under(
      "sys",
      table(
        [
          scalar(),
          "getsizeof getrefcount getrecursionlimit getdefaultencoding intern exc_info getfilesystemencoding",
        ],
        [
          nothing({ effects: [change("settings")] }),
          "setrecursionlimit settrace setprofile setswitchinterval",
        ],
        [nothing(), "exit"],
        [
          nothing({ effects: [change("import path")] }),
          "path.append path.insert path.extend path.remove path.pop",
        ],
        [nothing({ effects: [change("modules")] }), "modules.pop"],
        [nothing(), "stdout.write stdout.flush stderr.write stderr.flush"],
      ),
    ),
    under(
      "shutil",
      table(
        [
          nothing({ effects: [writesFile(0), writesFile(1)] }),
          "copy copy2 copyfile copytree move rmtree make_archive unpack_archive copyfileobj copymode copystat",
        ],
        [scalar(), "disk_usage which get_terminal_size"],
      ),
    ),
    under(
      "glob",
      table([fresh("list", { effects: [readsFile(0)] }), "glob iglob"], [scalar("str"), "escape"]),
    ),
    under(
      "tempfile",
      table(
        [
          fresh("file", { effects: [] }),
          "NamedTemporaryFile TemporaryFile TemporaryDirectory SpooledTemporaryFile",
        ],
        [scalar("str"), "mkdtemp gettempdir mktemp mkstemp"],
      ),
    ),
    under(
      "subprocess",
      table([
        fresh("process", { effects: [{ kind: "world" }] }),
        "run Popen call check_call check_output getoutput getstatusoutput",
      ]),
    ),
    under("gc", table([nothing(), "collect enable disable"])),
    under(
      "warnings",
      table(
        [
          nothing({ effects: [change("warnings")] }),
          "filterwarnings simplefilter resetwarnings catch_warnings",
        ],
        [nothing({ effects: [use("warnings")] }), "warn"],
      ),
    ),
    under(
      "logging",
      table(
        [
          nothing({ effects: [change("logging")] }),
          "basicConfig disable captureWarnings setLoggerClass addLevelName config.dictConfig config.fileConfig shutdown",
        ],
        [nothing({ effects: [use("logging")] }), "debug info warning warn error critical exception log"],
        [fresh("logger", { effects: [use("logging")] }), "getLogger"],
        [holder("logger"), "StreamHandler Formatter NullHandler Filter"],
        [holder("logger", { effects: [writesFile(0)] }), "FileHandler"],
        [scalar(), "getLevelName"],
      ),
    ),
    under(
      "time",
      table(
        [
          scalar("scalar"),
          "time perf_counter monotonic process_time time_ns perf_counter_ns localtime gmtime strftime strptime mktime ctime asctime",
        ],
        [nothing(), "sleep"],
      ),
    ),
    under(
      "datetime",
      table([
        scalar("scalar"),
        "datetime date time timedelta timezone datetime.now datetime.today datetime.utcnow datetime.strptime datetime.fromtimestamp datetime.fromisoformat datetime.combine date.today date.fromisoformat date.fromtimestamp datetime.utcfromtimestamp",
      ]),
    ),
    under("io", table([fresh("io.StringIO"), "StringIO"], [fresh("io.BytesIO"), "BytesIO"])),
    under(
      "traceback",
      table(
        [nothing(), "print_exc print_exception print_stack"],
        [scalar("str"), "format_exc format_exception format_tb"],
      ),
    ),
    under("psutil", table([scalar(), "virtual_memory cpu_percent cpu_count"])),
  ),
  objects: {
    "os.environ": "environ",
    "sys.path": "import path",
    "os.sep": "str",
    "os.linesep": "str",
    "os.name": "str",
    "os.pathsep": "str",
    "sys.version": "str",
    "sys.version_info": "scalar",
    "sys.platform": "str",
    "sys.executable": "str",
    "sys.maxsize": "int",
    "sys.byteorder": "str",
    "sys.float_info": "scalar",
    "sys.argv": "scalar",
    "sys.stdout": "standard stream",
    "sys.stderr": "standard stream",
    "datetime.timezone.utc": "scalar",
    "logging.INFO": "int",
    "logging.DEBUG": "int",
    "logging.WARNING": "int",
    "logging.ERROR": "int",
  },
  otherwise: null,
  types: {
    environ: {
      stores: "environment",
      methods: table(
        [scalar("str", environment), "get copy keys values items __contains__"],
        [nothing({ effects: [change("environment")] }), "update setdefault pop clear"],
      ),
      item: scalar("str"),
      iteration: scalar("str"),
    },
    "import path": {
      stores: "import path",
      methods: table(
        [nothing({ effects: [change("import path")] }), "append insert extend remove pop"],
        [scalar(), "index count"],
      ),
      item: scalar("str"),
      iteration: scalar("str"),
    },
    "standard stream": { methods: table([nothing(), "write flush writelines isatty"]) },
    "path text": { bases: ["str"] },
    process: { bases: ["plain"] },
    logger: {
      methods: table(
        [
          nothing({ effects: [use("logging")] }),
          "debug info warning warn error critical exception log isEnabledFor",
        ],
        [
          nothing({ effects: [change("logging")], changes: ["receiver"], keeps: true }),
          "setLevel addHandler removeHandler addFilter setFormatter",
        ],
      ),
      attributes: table([view("logger"), "handlers parent root"], [scalar(), "name level propagate"]),
    },
    "io.StringIO": { bases: ["memory file"] },
    "io.BytesIO": { bases: ["memory file"] },
    "memory file": {
      iterator: true,
      iteration: scalar("str"),
      methods: table(
        [
          scalar("str", { changes: ["receiver"] }),
          "read readline readlines write writelines truncate seek close",
        ],
        [scalar("str"), "getvalue tell flush getbuffer"],
      ),
    },
  },
};

const path = "pathlib.Path";
const paths: Library = {
  modules: ["pathlib"],
  source,
  functions: under(
    "pathlib",
    table(
      [scalar("path text"), "Path PurePath PosixPath WindowsPath PurePosixPath"],
      [scalar(path, { effects: [use("directory")] }), "Path.cwd"],
      [scalar(path, environment), "Path.home"],
    ),
  ),
  otherwise: null,
  types: {
    [path]: {
      immutable: true,
      operation: scalar(path),
      methods: table(
        [
          scalar(path),
          "joinpath with_suffix with_name with_stem relative_to as_posix as_uri is_absolute match is_relative_to",
        ],
        [scalar(path, { effects: [use("directory")] }), "resolve absolute expanduser"],
        [
          scalar("scalar", { effects: [readsFile("receiver")] }),
          "read_text read_bytes exists is_file is_dir stat lstat iterdir glob rglob samefile owner is_symlink",
        ],
        [
          nothing({ effects: [writesFile("receiver"), writesFile(0)] }),
          "rename replace symlink_to hardlink_to",
        ],
        [
          nothing({ effects: [writesFile("receiver")] }),
          "write_text write_bytes mkdir touch unlink rmdir chmod",
        ],
        [fresh("file", { effects: [writesFile("receiver")] }), "open"],
      ),
      attributes: table(
        [scalar("str"), "name stem suffix suffixes parts drive root anchor"],
        [scalar(path), "parent parents"],
      ),
      iteration: scalar(path),
    },
  },
};

const formats: Library = {
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
    "sqlite3",
    "zipfile",
    "tarfile",
    "gzip",
    "xml",
  ],
  source: `${source}; joblib 1.4, PyYAML 6.0 documentation`,
  functions: together(
    ...["json", "yaml", "toml", "tomllib"].map((module) =>
      under(
        module,
        table(
          [fresh("json", { effects: [readsFile(0)] }), "load safe_load full_load load_all safe_load_all"],
          [fresh("json"), "loads"],
          [nothing({ changes: ["second"], effects: [writesFile(1)] }), "dump safe_dump"],
          [scalar("str"), "dumps"],
        ),
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
        [nothing({ effects: [writesFile(1, "filename")] }), "dump"],
      ),
    ),
    under(
      "csv",
      table(
        [holder("csv reader"), "reader DictReader"],
        [holder("csv writer"), "writer DictWriter"],
        [scalar(), "Sniffer QUOTE_ALL"],
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
        nothing({ changes: ["receiver"], effects: [writesFile("receiver")] }),
        "writerow writerows writeheader",
      ]),
    },
  },
};

export const standardLibraries: readonly Library[] = [
  computing,
  collections,
  randomness,
  system,
  paths,
  formats,
];
