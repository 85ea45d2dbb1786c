import type { SqlRow } from "../../../store/sqlite/index.js";
import type { Db } from "../../data/db.js";
import { instantOf, msOf } from "../../data/instant.js";
import { createDeploymentRun } from "../../deployments/create-run.js";
import { pauseDeployment } from "../../deployments/pause.js";
import { deploymentById } from "../../deployments/rows.js";
import type { Done, Invocation } from "../action.js";
import type { TemplateContext } from "../template.js";
import { inRole } from "../tell.js";
import { renderParameters } from "./parameters.js";
import { notThere, targetOf } from "./target.js";

export function runDeployment(db: Db, invocation: Invocation, context: () => TemplateContext): Done {
  const { action, automation } = invocation;
  const { row, related } = deploymentOf(db, invocation);
  const delay = Number(action["schedule_after"] ?? 0);
  const parameters = renderParameters(action["parameters"] ?? {}, context);
  const { served } = createDeploymentRun(
    db,
    row,
    {
      parameters: parameters as Readonly<Record<string, unknown>>,
      idempotency_key: `automation ${automation.id}, action ${invocation.index}, invocation ${invocation.id}`,
      state: {
        type: "SCHEDULED",
        state_details: { scheduled_time: instantOf(msOf(db.now) + delay * 1000) },
      },
      ...(action["job_variables"] == null
        ? {}
        : { job_variables: action["job_variables"] as Record<string, unknown> }),
    },
    { id: automation.id, type: "AUTOMATION", display_value: automation.name },
  );
  const { id, name } = served.run;
  return {
    details: { status_code: 201 },
    related: [related, inRole(`prefect.flow-run.${id}`, "flow-run", name)],
  };
}

export function pause(db: Db, invocation: Invocation, isPaused: boolean): Done {
  const { id, related } = deploymentOf(db, invocation);
  pauseDeployment(db, id, isPaused);
  return { details: { status_code: 200 }, related: [related] };
}

function deploymentOf(db: Db, invocation: Invocation) {
  const id = targetOf(invocation, "deployment_id", "prefect.deployment");
  const related = inRole(`prefect.deployment.${id}`, "target");
  const row: SqlRow | null = deploymentById(db, id);
  if (row === null) throw notThere(invocation, related);
  return { id, row, related };
}
