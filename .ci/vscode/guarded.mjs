/**
 * Runs a program that ends with the one who started it, however that one ended: standard input is a pipe from there, and
 * closes with it. `node guarded.mjs PROGRAM ARGUMENTS`, as the leader of a process group.
 */
import { spawn } from "node:child_process";

const [file, ...args] = process.argv.slice(2);
const endAll = () => process.kill(-process.pid, "SIGKILL");

process.stdin.on("end", endAll).on("error", endAll).resume();
spawn(file, args, { stdio: ["ignore", "inherit", "inherit"] }).once("exit", (code) =>
  process.exit(code ?? 1),
);
