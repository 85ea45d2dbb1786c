import type {
  CachedCall,
  CachePolicy,
  FlowDefinition,
  Hook,
  JsonSchema,
  RetryDelay,
  TaskDefinition,
} from "../engine/index.js";
import type { FlowRun, TaskRun } from "../store/index.js";

export interface TaskOptions {
  /** Default: the function's name. */
  readonly name?: string;
  readonly tags?: readonly string[];
  /** How often it is tried again after it has failed. Default: 0. */
  readonly retries?: number;
  /** Seconds before each further try: one for all, a list whose last one repeats, or by the try's number. Default: 0. */
  readonly retryDelaySeconds?: RetryDelay;
  /** Spreads each delay at random between itself divided by, and itself times, `1 + retryJitterFactor`. Default: 0. */
  readonly retryJitterFactor?: number;
  /** Asked before a failed run is tried again: whether it is. Default: always. */
  readonly retryConditionFn?: TaskDefinition["retryConditionFn"];
  /** After so many seconds a try fails as TimedOut, and its signal is aborted. Default: none. */
  readonly timeoutSeconds?: number;
  /**
   * Whether what it gives is stored, so that a run that is resumed, or its flow's next try, need not run it again. Each task
   * that takes it then gets a copy of its own, as it would from the store. Default: true; what can't be stored as it is (a
   * connection, a class's object) is handed on as it is.
   */
  readonly persistResult?: boolean;
  /**
   * Whether a resumed run may run it again after it has completed, where what it gave was not stored: it changes nothing
   * outside. Default: false, so that `nbflow resume` asks for `--rerun`.
   */
  readonly mayRunAgain?: boolean;
  /**
   * What makes two calls the same: the later one is not run, gets what the earlier one gave, and ends as Cached; also in another
   * run of the flow, unless the policy has RUN_ID. Default: NO_CACHE.
   */
  readonly cachePolicy?: CachePolicy;
  /** The key itself, in the policy's place; null for a call that is not to be cached. */
  readonly cacheKeyFn?: (call: CachedCall) => string | null;
  /** After so many seconds what was given is not taken any more. Default: never. */
  readonly cacheExpiration?: number;
  /** Runs whatever there is, and takes its place. Default: false. */
  readonly refreshCache?: boolean;
  /** Called when a run of it comes to the state, with the run and the state. */
  readonly onRunning?: readonly Hook<TaskRun>[];
  readonly onCompletion?: readonly Hook<TaskRun>[];
  /** After the last try. */
  readonly onFailure?: readonly Hook<TaskRun>[];
  readonly onCancellation?: readonly Hook<TaskRun>[];
  /** The process that ran its cells was lost. */
  readonly onCrashed?: readonly Hook<TaskRun>[];
  /** The name of its runs, with `{input}` for an input's value, or a function of the inputs. Default: the task's name. */
  readonly taskRunName?: TaskDefinition["taskRunName"];
  /** The notebook's cell that the function is, by its number among the code cells (from 1): what it shows is that cell's. */
  readonly cell?: number;
  /** That cell is tagged `raises-exception`: an error in it is an output, and the run goes on. Default: false. */
  readonly mayRaise?: boolean;
}

export interface FlowOptions {
  /** Default: the function's name. */
  readonly name?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  /** The notebook whose cells its tasks are, by its path from the script's folder. Default: none. */
  readonly notebook?: string;
  /** A JSON Schema of the parameters, an object's. Without one they are taken as they come. */
  readonly parameters?: JsonSchema;
  /** How often it is tried again after it has failed. Default: 0. */
  readonly retries?: number;
  readonly retryDelaySeconds?: RetryDelay;
  /** After so many seconds a try fails as TimedOut. Default: none. */
  readonly timeoutSeconds?: number;
  /** `concurrent`: a task starts when its inputs are there. `sequential`: in the order of calls too. Default: `concurrent`. */
  readonly taskRunner?: FlowDefinition["taskRunner"];
  /** Called when a run of it comes to the state, with the run and the state. */
  readonly onRunning?: readonly Hook<FlowRun>[];
  readonly onCompletion?: readonly Hook<FlowRun>[];
  /** After the last try. */
  readonly onFailure?: readonly Hook<FlowRun>[];
  readonly onCancellation?: readonly Hook<FlowRun>[];
  /** Its process was killed: called when the run is resumed, as that process could not. */
  readonly onCrashed?: readonly Hook<FlowRun>[];
  /** The name of its runs, with `{parameter}` for a parameter's value, or a function of them. Default: two words. */
  readonly flowRunName?: FlowDefinition["flowRunName"];
}
