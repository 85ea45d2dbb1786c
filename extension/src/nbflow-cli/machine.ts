import { execFile } from "node:child_process";
import { stat } from "node:fs/promises";
import { homedir } from "node:os";

export interface OutputOptions {
  /** What its environment has besides this program's own. */
  readonly env?: Readonly<Record<string, string>>;
  /** Milliseconds until it is ended; default 20 s. */
  readonly patience?: number;
}

/** What finding and asking a program needs of the machine; tests hand in one of their own. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly home: string;
  /** PATH, as it stands. */
  readonly path: string;
  isFile(path: string): Promise<boolean>;
  /** What a program prints, started in a folder; rejects where it does not start or fails. */
  output(file: string, args: readonly string[], folder?: string, more?: OutputOptions): Promise<string>;
}

const patience = 20_000;

export const thisMachine: Machine = {
  platform: process.platform,
  home: homedir(),
  path: process.env["PATH"] ?? "",
  isFile: async (path) => {
    try {
      return (await stat(path)).isFile();
    } catch {
      return false;
    }
  },
  output: (file, args, folder, { env, patience: timeout = patience } = {}) =>
    new Promise((resolve, reject) => {
      const options = {
        timeout,
        windowsHide: true,
        ...(folder === undefined ? {} : { cwd: folder }),
        env: { ...process.env, ...env },
      };
      execFile(file, [...args], options, (error, stdout, stderr) => {
        if (error) reject(new Error(stderr.trim().split("\n").at(-1) || error.message, { cause: error }));
        else resolve(stdout);
      });
    }),
};
