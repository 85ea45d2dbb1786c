import { fresh, nothing, opensFile, readsFile, scalar, use, writesFile } from "./behaviour.js";
import { table, under, type Library } from "./library.js";
import { source } from "./standard-source.js";

const environment = { effects: [use("environment")] };

const path = "pathlib.Path";
export const paths: Library = {
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
        [scalar("scalar", { effects: [opensFile("receiver")] }), "read_text read_bytes"],
        [
          scalar("scalar", { effects: [readsFile("receiver")] }),
          "exists is_file is_dir stat lstat samefile owner is_symlink",
        ],
        [fresh("path iterator", { effects: [readsFile("receiver")] }), "iterdir glob rglob"],
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
        [scalar("str"), "name stem suffix parts drive root anchor"],
        [fresh("list"), "suffixes"],
        [scalar(path), "parent parents"],
      ),
      iteration: scalar(path),
    },
    "path iterator": { iterator: true, iteration: scalar(path) },
  },
};
