export { describeRun, type Described, type DescribedRun } from "./describe-run.js";
