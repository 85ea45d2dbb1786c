import { hashOf } from "./input-key.js";
import type { PythonBody } from "./definition.js";
import type { Ref } from "./handle.js";
import type { KeptOrWhy } from "./keeping.js";
import { beginLineage, endLineage, type Begun, type Lineage } from "./lineage.js";
import type { TaskHost } from "./task-host.js";
import type { TaskRunner } from "./task-runner.js";
import type { Json } from "../python/worker.js";
import type { OpenedFiles } from "./opened-files.js";
import { versionOf } from "./version-of.js";

/** The setup is part of every key already. */
const SETUP = "setup";

/** The run whose lineage it is. */
export interface Traced {
  readonly body: PythonBody;
  readonly isSetup: boolean;
  /** Its cells leave nothing but what is told of them. */
  readonly isPure: boolean;
  readonly taskRun: TaskRunner["taskRun"];
  /** The runs that it waits for. */
  readonly inputs: ReadonlySet<TaskRunner>;
}

interface Given {
  readonly references: readonly Ref[];
  /** With handles in them still. */
  readonly values: Readonly<Record<string, unknown>>;
  /** As Python will have them. */
  readonly bound: () => Readonly<Record<string, Json>>;
  /** The setup's version. */
  readonly setup: string;
}

/**
 * What the cells of a run depend on: worked out once, before they run, and completed when they have.
 *
 * 1. It is not known (null) where they may touch more than is told of them, or where it is not known of a run that they take from.
 * 2. What was reused keeps its lineage, also where it had to be run to have its values: what came of it is the same.
 */
export class CellLineage {
  readonly #run: Traced;
  readonly #given: Given;
  readonly #host: Pick<TaskHost, "earlier" | "environmentOf">;
  #begun: Promise<Begun | null> | null = null;
  #lineage: Lineage | null = null;

  constructor(run: Traced, given: Given, host: Pick<TaskHost, "earlier" | "environmentOf">) {
    this.#run = run;
    this.#given = given;
    this.#host = host;
  }

  /** What those depend on that take a variable from the run, or (null) that come after it. */
  for(name: string | null): string | null {
    const { isSetup, body } = this.#run;
    if (isSetup) return SETUP;
    if (this.#lineage === null || name === null || body.mode !== "parameters")
      return this.#lineage?.whole ?? null;
    // the value that is given, or else what the cells say
    const given = this.#given.values[name];
    return hashOf(JSON.stringify([versionOf(body), given ?? null, this.#lineage.modules]));
  }

  /** What the cells depend on, once what the run takes is there. */
  begin(): Promise<Begun | null> {
    return (this.#begun ??= this.#begin());
  }

  /** After the cells. `opened`: null where it is not known what they have read. */
  async end({ changedSettings, modules }: KeptOrWhy, opened: OpenedFiles | null): Promise<Lineage | null> {
    this.#lineage ??= await this.#end(changedSettings, modules ?? null, opened);
    return this.#lineage;
  }

  /** The run is reused. */
  adopt(lineage: Lineage): void {
    this.#lineage = lineage;
  }

  async #begin(): Promise<Begun | null> {
    const { body, isSetup, isPure, taskRun } = this.#run;
    if (isSetup || !isPure || taskRun.dynamicKey !== "0") return null;
    const variables = this.#variables();
    const after = this.#after();
    if (variables === null || after === null) return null;
    const { bound, setup } = this.#given;
    const values = bound();
    const environment = await this.#host.environmentOf(body.python);
    if (environment === null) return null;
    const known = (await this.#host.earlier?.marks()) ?? {};
    const sources = { version: versionOf(body), setup, variables, after, values, files: body.files ?? [] };
    return beginLineage(sources, environment, known);
  }

  /** Where each variable that is read at home comes from. */
  #variables(): readonly (readonly [string, string])[] | null {
    return allOf(this.#given.references, ({ source, path: [name = ""] }) => {
      const whole = (source as TaskRunner).lineageFor(name);
      return whole === null ? null : ([name, whole] as const);
    });
  }

  /** Where what must have ended before comes from, beside what is read. */
  #after(): readonly string[] | null {
    const readFrom = new Set(this.#given.references.map(({ source }) => source));
    const others = [...this.#run.inputs].filter((run) => !readFrom.has(run));
    return allOf(others, (run) => run.lineageFor(null));
  }

  async #end(
    changedSettings: boolean,
    modules: Lineage["modules"] | null,
    opened: OpenedFiles | null,
  ): Promise<Lineage | null> {
    const begun = await this.begin().catch(() => null);
    const environment = await this.#host.environmentOf(this.#run.body.python);
    if (begun === null || environment === null || changedSettings || modules === null || opened === null)
      return null;
    return endLineage(begun, environment, modules, opened);
  }
}

/** What each gives; null where one gives nothing. */
function allOf<Item, Found>(
  items: readonly Item[],
  find: (item: Item) => Found | null,
): readonly Found[] | null {
  const found: Found[] = [];
  for (const item of items) {
    const each = find(item);
    if (each === null) return null;
    found.push(each);
  }
  return found;
}
