import type { SecretBox } from "../blocks/secret-box.js";
import type { BackgroundTasks } from "../task-workers/background-tasks.js";
import type { Checker } from "./check.js";

/** What operations need besides the store. */
export interface Deps {
  readonly checker: Checker;
  readonly secrets: SecretBox;
  readonly tasks: BackgroundTasks;
  /** Where the server is reached, without a slash at the end. */
  readonly url: string;
}
