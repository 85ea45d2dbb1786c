import { pythonEnvironment } from "../set-up/python-env.mjs";
import { interpreter } from "../set-up/interpreter.mjs";
import { inRoot } from "../set-up/paths.mjs";
import { attempt } from "../set-up/run.mjs";
import { none } from "../tests/result.mjs";
import { vitest } from "../tests/vitest.mjs";

const REQUIREMENTS = inRoot("converter/tests/parts/knowledge/requirements/torch.txt");

/** Why PyTorch is not installed here; null where it is, or is of a sensible size. */
async function hindrance() {
  const { name } = await interpreter();
  const asks = ["install", "--dry-run", "--ignore-installed", "--quiet", "--report", "-", "-r", REQUIREMENTS];
  const { code, output } = await attempt([name, "-m", "pip", ...asks], { quiet: true, seconds: 120 });
  if (code !== 0) return `pip finds no PyTorch for this machine:\n${output}`;
  return /"name": "(?:nvidia|cuda)-|"name": "triton"/u.test(output)
    ? "the PyTorch that pip finds for this machine is for graphics cards, and brings gigabytes of CUDA libraries"
    : null;
}

/** What is known of PyTorch, shown true in PyTorch itself: in an environment of its own, as it is large. */
export async function knowledgeOfTorch(world, seconds) {
  const why = await hindrance();
  if (why !== null) {
    console.log(`left out: ${why}`);
    return { ...none, skipped: 1 };
  }
  // Only pip knows of the build that was asked about.
  const torch = await pythonEnvironment("torch", REQUIREMENTS, { uv: false });
  const env = { NBFLOW_TORCH_PYTHON: torch, NBFLOW_KNOWLEDGE: "torch", NBFLOW_TEST_FULL: "1" };
  return vitest("parts", world, { file: "converter/tests/parts/knowledge/knowledge.test.ts", env, seconds });
}
