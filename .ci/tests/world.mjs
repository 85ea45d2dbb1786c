import { corpus, corpusPython } from "../fidelity/corpus.mjs";
import { nodePackages } from "../set-up/node-packages.mjs";
import { inRoot } from "../set-up/paths.mjs";
import { pythonEnvironment } from "../set-up/python-env.mjs";

/** Sets up all that the tests need: npm packages, compiled sources, and Python environments. */
export async function setUp() {
  await nodePackages();
  return {
    python: await pythonEnvironment("tests", inRoot(".ci/requirements.txt")),
    prefect: await pythonEnvironment("prefect", inRoot("runtime/bench/requirements/prefect.txt")),
    workers: await pythonEnvironment("workers", inRoot("runtime/tests/parts/orion/requirements/workers.txt")),
    schemathesis: await pythonEnvironment(
      "schemathesis",
      inRoot("runtime/tests/parts/server/requirements/schemathesis.txt"),
    ),
    corpus,
    corpusPython: corpus && (await corpusPython()),
  };
}
