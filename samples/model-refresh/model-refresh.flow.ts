/**
 * Refreshes the model in production with the newest month's trips, and notes what was decided.
 *
 *   nbflow deploy model-refresh.flow.ts --name monthly --cron "0 6 3 * *" --timezone Europe/Madrid \
 *     -p data=/srv/trips -p registry=/srv/registry
 */
import { createMarkdownArtifact, flow, task } from "nbflow";
import refresh from "./refresh.flow.js";

// the cells, as what they import is what the deployment's Python needs
export * from "./refresh.flow.js";

interface Decision {
  readonly month: string;
  readonly version: number;
  /** In minutes, on the month's last week. */
  readonly rmse: number;
  /** The version that was in production; null for none. */
  readonly before: number | null;
  readonly before_rmse: number | null;
  readonly promoted: boolean;
}

/** Notes the decision where people look for it: with the run, under a key whose last version is what holds now. */
const noteDecision = task({ name: "note-decision" }, (decision: Decision) => {
  const { month, version, rmse, before, before_rmse: beforeRmse, promoted } = decision;
  const verdict = promoted
    ? `Version ${version} is in production.`
    : `Version ${before} stays in production; version ${version} is no better.`;
  const rows = [
    `| ${version} | ${month} | ${rmse.toFixed(3)} |`,
    ...(before === null
      ? []
      : [`| ${before} | in production before | ${beforeRmse?.toFixed(3)} |`]),
  ];
  createMarkdownArtifact({
    key: "decision",
    markdown: [
      `**${verdict}**`,
      "",
      "| version | | RMSE, minutes |",
      "| --- | --- | --- |",
      ...rows,
    ].join("\n"),
    description: `What came of refreshing the model with ${month}`,
  });
  return promoted;
});

export default flow(
  {
    name: "model-refresh",
    parameters: {
      type: "object",
      properties: {
        data: { type: "string", default: "data", description: "the folder of the months" },
        registry: {
          type: "string",
          default: "registry",
          description: "the folder of MLflow's registry",
        },
      },
      additionalProperties: false,
    },
  },
  async ({ data = "data", registry = "registry" }: { data?: string; registry?: string }) => {
    const refreshed: unknown = await refresh({ data, registry });
    const { decision } = refreshed as { readonly decision: Decision };
    return { decision, promoted: noteDecision(decision) };
  },
);
