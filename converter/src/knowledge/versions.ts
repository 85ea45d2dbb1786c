import { fresh, scalar } from "./behaviour.js";
import { table, together, under, type Library } from "./library.js";

/** Comparing versions, and checksums: values of values. */
export const versions: Library = {
  modules: ["packaging", "distutils", "zlib"],
  source:
    "packaging 25 and Python 3.11 documentation: https://packaging.pypa.io/, https://docs.python.org/3.11/",
  functions: together(
    under("packaging.version", table([fresh("version"), "parse Version"])),
    under("distutils.version", table([fresh("version"), "LooseVersion StrictVersion"])),
    under("zlib", table([scalar("int"), "crc32 adler32"], [scalar("bytes"), "compress decompress"])),
  ),
  otherwise: null,
  types: {
    version: {
      operation: scalar("bool"),
      attributes: table([scalar(), "major minor micro public base_version is_prerelease release"]),
    },
  },
};
