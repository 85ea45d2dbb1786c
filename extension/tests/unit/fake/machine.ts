import type { Machine } from "../../../src/nbflow-cli/machine.js";

/** A machine with these programs: path to what `--version` prints, or the error that it gives. */
export function fakeMachine(
  programs: Readonly<Record<string, string | Error>>,
  more: Partial<Machine> = {},
): Machine {
  return {
    platform: "linux",
    home: "/home/ada",
    path: "/usr/local/bin:/usr/bin",
    isFile: async (path) => path in programs,
    output: async (file, args) => {
      const answer = programs[file === "node" ? (args[0] ?? "") : file];
      if (answer === undefined || answer instanceof Error) throw answer ?? new Error("no such program");
      return answer;
    },
    ...more,
  };
}
