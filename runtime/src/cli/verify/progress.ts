import type { VerifyProgress } from "../../verify/index.js";
import type { Output } from "../world.js";

/** Shows how far a verification is. */
export interface ProgressView {
  readonly show: (progress: VerifyProgress) => void;
  readonly tell: (text: string) => void;
  readonly stop: () => void;
}

/** One line that changes on a terminal, a line a stage elsewhere, nothing where `quiet`. */
export async function progressFor(output: Output, quiet: boolean): Promise<ProgressView> {
  const tell = (text: string): void => output.write(`${text}\n`);
  if (quiet) return { show: () => undefined, tell, stop: () => undefined };
  if (!output.isTTY) {
    return {
      show: ({ stage, cell }) =>
        cell === null ? output.write(`${output.colors.dim("·")} ${stage}\n`) : undefined,
      tell,
      stop: () => undefined,
    };
  }
  const { createLogUpdate } = await import("log-update");
  const update = createLogUpdate(process.stderr);
  return {
    show: ({ stage, cell }) =>
      update(output.colors.dim(`verify · ${stage}${cell === null ? "" : ` · cell ${cell}`}`)),
    tell: (text) => update.persist(text),
    stop: () => {
      update.clear();
      update.done();
    },
  };
}
