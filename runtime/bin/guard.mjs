// Runs a command in this process group and ends the group when fd 3 closes: by its owner's will, or by its owner's death.
import { spawn } from "node:child_process";
import { constants } from "node:os";
import { Socket } from "node:net";

const given = process.argv.slice(2);
// With `--wire`, fd 4 is the command's.
const wire = given[0] === "--wire" ? [given.shift() && "ignore", 4] : [];
const [command, ...args] = given;
const endAll = () => {
  try {
    process.kill(-process.pid, "SIGKILL");
  } catch {
    process.exit(1);
  }
};

const lifeline = new Socket({ fd: 3 });
lifeline
  .on("close", endAll)
  .on("error", () => {})
  .resume();

const child = spawn(command, args, { stdio: ["ignore", "ignore", "inherit", ...wire] });
child.on("error", (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(127);
});
child.on("exit", (code, signal) => {
  // Whatever it has left running goes with it, us included: the exit code is told before.
  process.exitCode = signal === null ? (code ?? 1) : 128 + constants.signals[signal];
  process.exit();
});
