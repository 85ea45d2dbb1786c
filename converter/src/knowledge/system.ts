import {
  change,
  fresh,
  holder,
  nothing,
  readsFile,
  readsFolder,
  scalar,
  use,
  view,
  writesFile,
} from "./behaviour.js";
import { table, together, under, type Library } from "./library.js";
import { source } from "./standard-source.js";

const environment = { effects: [use("environment")] };
const moment = { effects: [use("moment")] };

export const system: Library = {
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
    "timeit",
    "atexit",
    "faulthandler",
    "errno",
    "stat",
    "codecs",
    "mmap",
    "copyreg",
  ],
  source,
  functions: together(
    under(
      "os",
      table(
        [scalar("str", { effects: [readsFile(0)] }), "stat lstat readlink access"],
        [fresh("list", { effects: [readsFolder] }), "listdir"],
        [fresh("directory walk", { effects: [readsFolder] }), "scandir fwalk"],
        [fresh("directory walk", { effects: [readsFile(0, "top")] }), "walk"],
        [scalar("str", { effects: [use("directory")] }), "getcwd"],
        [nothing({ effects: [change("directory")] }), "chdir fchdir"],
        [
          nothing({ effects: [writesFile(0), writesFile(1)] }),
          "mkdir makedirs remove unlink rmdir removedirs rename renames replace link symlink truncate utime chmod",
        ],
        [scalar("str", environment), "getenv environ.get path.expanduser path.expandvars"],
        [fresh("list", environment), "get_exec_path"],
        [fresh("set", moment), "sched_getaffinity"],
        [
          nothing({ effects: [change("environment")] }),
          "putenv unsetenv environ.update environ.setdefault environ.pop",
        ],
        [
          scalar("scalar", moment),
          "getpid getppid getuid getlogin cpu_count uname urandom get_terminal_size sysconf getloadavg",
        ],
        [scalar("process reading", moment), "times"],
        [scalar(), "fspath fsencode fsdecode strerror"],
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
        [scalar(), "getdefaultencoding intern exc_info getfilesystemencoding"],
        [scalar("scalar", moment), "getsizeof getrefcount"],
        [scalar("int", { effects: [use("settings")] }), "getrecursionlimit getswitchinterval"],
        [
          nothing({ effects: [change("settings")] }),
          "setrecursionlimit settrace setprofile setswitchinterval set_int_max_str_digits addaudithook",
        ],
        [nothing(), "exit"],
        [
          nothing({ effects: [change("import path")] }),
          "path.append path.insert path.extend path.remove path.pop meta_path.append meta_path.insert path_hooks.append path_hooks.insert",
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
          "copy copy2 copyfile copytree move rmtree unpack_archive copymode copystat",
        ],
        [nothing({ effects: [writesFile(0), readsFile(2, "root_dir")] }), "make_archive"],
        [nothing({ changes: ["first", "second"], effects: [{ kind: "world" }] }), "copyfileobj"],
        [scalar("scalar", moment), "disk_usage which get_terminal_size"],
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
          fresh("file", { effects: [...moment.effects, writesFile(6, "dir")] }),
          "NamedTemporaryFile TemporaryFile TemporaryDirectory SpooledTemporaryFile",
        ],
        [scalar("str", { effects: [...moment.effects, writesFile(2, "dir")] }), "mkdtemp mkstemp"],
        [scalar("str", moment), "gettempdir mktemp"],
      ),
    ),
    under(
      "subprocess",
      table([
        holder("process", { effects: [{ kind: "world" }] }),
        "run Popen call check_call check_output getoutput getstatusoutput",
      ]),
    ),
    under(
      "gc",
      table(
        [nothing(), "collect"],
        [
          nothing({ effects: [change("settings")] }),
          "enable disable set_threshold freeze callbacks.append callbacks.insert callbacks.remove callbacks.clear",
        ],
      ),
    ),
    under("copyreg", table([nothing({ effects: [change("settings")] }), "pickle constructor add_extension"])),
    under("codecs", table([nothing({ effects: [change("settings")] }), "register register_error"])),
    under("locale", table([scalar("str", { effects: [change("settings")] }), "setlocale"])),
    under(
      "signal",
      table([nothing({ changes: ["arguments"], effects: [change("settings")] }), "signal alarm setitimer"]),
    ),
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
          "disable captureWarnings setLoggerClass addLevelName config.dictConfig config.fileConfig shutdown",
        ],
        [
          fresh("logger", { effects: [change("logging")], maps: { argument: 1, name: "filename" } }),
          "basicConfig",
        ],
        [nothing({ effects: [use("logging")] }), "debug info warning warn error critical exception log"],
        [fresh("logger", { effects: [use("logging")] }), "getLogger"],
        [holder("logger"), "StreamHandler Formatter NullHandler Filter"],
        [
          holder("logger", {
            effects: [writesFile(0, "filename")],
            maps: { argument: 0, name: "filename" },
          }),
          "FileHandler handlers.RotatingFileHandler handlers.TimedRotatingFileHandler handlers.WatchedFileHandler",
        ],
        [scalar(), "getLevelName"],
      ),
    ),
    under(
      "time",
      table(
        [
          scalar("reading", moment),
          "time perf_counter monotonic time_ns perf_counter_ns monotonic_ns clock_gettime clock_gettime_ns localtime gmtime",
        ],
        [scalar("process reading", moment), "process_time process_time_ns thread_time thread_time_ns clock"],
        [scalar("str", moment), "strftime ctime asctime"],
        [scalar("scalar"), "strptime mktime"],
        [nothing(), "sleep"],
        [nothing({ effects: [change("settings")] }), "tzset"],
      ),
    ),
    under(
      "datetime",
      table(
        [
          scalar("scalar"),
          "datetime date time timedelta timezone datetime.strptime datetime.fromtimestamp datetime.fromisoformat datetime.combine date.fromisoformat date.fromtimestamp datetime.utcfromtimestamp",
        ],
        [scalar("reading", moment), "datetime.now datetime.today datetime.utcnow date.today"],
      ),
    ),
    under("mmap", table([fresh("mapped bytes", { maps: { argument: 0, name: "fileno" } }), "mmap"])),
    under("io", table([fresh("io.StringIO"), "StringIO"], [fresh("io.BytesIO"), "BytesIO"])),
    under(
      "traceback",
      table(
        [nothing(), "print_exc print_exception print_stack"],
        [scalar("str"), "format_exc"],
        [fresh("list"), "format_exception format_tb"],
      ),
    ),
    under("timeit", table([scalar("reading", moment), "default_timer"])),
    under("resource", table([scalar("process reading", moment), "getrusage"])),
    under(
      "psutil",
      table(
        [scalar("scalar", moment), "cpu_count"],
        [scalar("process reading", moment), "virtual_memory cpu_percent cpu_times"],
      ),
    ),
  ),
  objects: {
    "os.environ": "environ",
    "sys.path": "import path",
    "warnings.filters": "warnings filters",
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
    "sys.argv": "list",
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
        [scalar("str", environment), "get __contains__"],
        [fresh("dict", environment), "copy"],
        [fresh("dict view", environment), "keys values items"],
        [nothing({ effects: [change("environment")] }), "update setdefault pop clear"],
      ),
      item: scalar("str"),
      iteration: scalar("str"),
    },
    "warnings filters": { stores: "warnings" },
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
    process: { bases: ["plain"], attributes: table([view("plain"), "args"]) },
    "directory walk": { iterator: true, iteration: fresh("json") },
    logger: {
      shared: "logging",
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
    "mapped bytes": {
      bases: ["bytearray"],
      methods: table(
        [scalar("bytes", { changes: ["receiver"] }), "read read_byte readline"],
        [scalar("int", { changes: ["receiver"] }), "write write_byte seek move resize flush madvise"],
        [nothing({ changes: ["receiver"] }), "close"],
        [scalar("int"), "find rfind size tell"],
      ),
    },
    "io.StringIO": { bases: ["memory file"] },
    "io.BytesIO": { bases: ["memory file"] },
    "memory file": {
      iterator: true,
      iteration: scalar("str"),
      methods: table(
        [scalar("str", { changes: ["receiver"] }), "read readline write writelines truncate seek close"],
        [fresh("list", { changes: ["receiver"] }), "readlines"],
        [scalar("str"), "getvalue tell flush"],
        [view(), "getbuffer"],
      ),
    },
  },
};
