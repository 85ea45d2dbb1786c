import { Option, type Command } from "commander";
import * as help from "../help.js";
import type { World } from "../world.js";
import { wholeNumber } from "./option-values.js";
import { cells, debug, group, type Ends } from "./shared-options.js";

/** `nbflow convert`. */
export function addConvert(program: Command, ends: Ends, world: World): void {
  program
    .command("convert")
    .summary("write the flow of a notebook as a TypeScript script")
    .description("Writes the flow of a notebook as a TypeScript script that is yours to edit.")
    .argument("<notebook>", "the .ipynb file")
    .option("-o, --out <file>", "where to write (default: beside the notebook, as NAME.flow.ts)")
    .addOption(group())
    .addOption(
      new Option(
        "--style <style>",
        "tasks as constants, or as a class's fields with @task and @flow",
      ).choices(["functions", "class"]),
    )
    .addOption(cells())
    .option("--stdout", "print the script instead of writing it")
    .option("--json", "print the plan as JSON: cells, tasks, dependencies and their reasons")
    .option("--check", "write nothing; exit 1 where the script is missing or out of date")
    .option("--force", "overwrite a script that was changed; a backup is kept")
    .addOption(debug())
    .addHelpText("after", help.CONVERT)
    .action(
      ends(async (notebook: string, options: never) =>
        (await import("../commands/convert.js")).convert(notebook, options, world),
      ),
    );
}

/** `nbflow verify`. */
export function addVerify(program: Command, ends: Ends, world: World): void {
  program
    .command("verify")
    .summary("check that a notebook's flow gives what the notebook gives")
    .description(
      "Runs a notebook as Jupyter does and its flow in several orders, each in a fresh copy of the notebook's folder, and compares.",
    )
    .argument("<notebook>", "the .ipynb file")
    .option(
      "--seeds <count>",
      "how many random orders of the tasks to try, with seeds from 1",
      wholeNumber,
      5,
    )
    .addOption(
      new Option("--seed <seed>", "try the order of this seed alone")
        .argParser(wholeNumber)
        .conflicts("seeds"),
    )
    .option("--python <path>", "the Python interpreter to use; it needs nbclient and ipykernel")
    .addOption(group())
    .option("--root <folder>", "the folder to copy, where the notebook reads files above its own")
    .option("--limit <MB>", "the largest folder that is copied for each run", wholeNumber, 500)
    .option("--json", "print what was found as JSON")
    .option("-q, --quiet", "show no progress")
    .addOption(debug())
    .addHelpText("after", help.VERIFY)
    .action(
      ends(async (notebook: string, options: never) =>
        (await import("../commands/verify.js")).verify(notebook, options, world),
      ),
    );
}

/** `nbflow inspect`. */
export function addInspect(program: Command, ends: Ends, world: World): void {
  program
    .command("inspect")
    .summary("say what parameters a flow takes")
    .description("Loads a flow script, or converts a notebook in memory, and says what a run can be given.")
    .argument("<file>", "a .flow.ts script or an .ipynb notebook; SCRIPT:NAME for one of several flows")
    .addOption(group())
    .addOption(cells())
    .option("--json", "print its name and its parameters' JSON Schema as JSON")
    .addOption(debug())
    .addHelpText("after", help.INSPECT)
    .action(
      ends(async (file: string, options: never) =>
        (await import("../commands/inspect.js")).inspect(file, options, world),
      ),
    );
}
