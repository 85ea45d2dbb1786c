import { EXIT, type ExitCode } from "../exit-code.js";
import { CliError } from "../cli-error.js";
import { table } from "../terminal/table.js";
import { withStore } from "../with-store.js";
import type { World } from "../world.js";

/** `nbflow concurrency-limit create`. */
export async function createLimit(tag: string, given: string, world: World): Promise<ExitCode> {
  if (!/^\d+$/u.test(given)) throw new CliError(`A limit is a whole number from 0, not ${given}.`);
  return withStore(world, async (store) => {
    await store.setConcurrencyLimit(tag, Number(given));
    world.stdout.write(`At most ${given} task runs tagged ${tag} run at once.\n`);
    return EXIT.success;
  });
}

/** `nbflow concurrency-limit ls`. */
export async function listLimits(options: { readonly json?: boolean }, world: World): Promise<ExitCode> {
  return withStore(world, async (store) => {
    const limits = await store.concurrencyLimits();
    if (options.json === true) world.stdout.write(`${JSON.stringify(limits, null, 2)}\n`);
    else if (limits.length === 0) world.stdout.write("No tag has a limit.\n");
    else {
      world.stdout.write(
        table(
          limits,
          [
            { title: "Tag", cell: ({ tag }) => tag },
            { title: "Limit", cell: ({ slots }) => String(slots), align: "right" },
            { title: "Taken", cell: ({ taken }) => String(taken), align: "right" },
          ],
          world.stdout,
        ),
      );
    }
    return EXIT.success;
  });
}

/** `nbflow concurrency-limit delete`. */
export async function deleteLimit(tag: string, world: World): Promise<ExitCode> {
  return withStore(world, async (store) => {
    const limits = await store.concurrencyLimits();
    if (!limits.some((limit) => limit.tag === tag)) {
      throw new CliError(`The tag ${tag} has no limit.`, {
        hint: "See what there is: nbflow concurrency-limit ls",
      });
    }
    await store.setConcurrencyLimit(tag, null);
    return EXIT.success;
  });
}
