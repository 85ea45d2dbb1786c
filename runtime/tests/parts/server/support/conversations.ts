const START = `
import os, sys
os.environ["PREFECT_API_URL"] = sys.argv[1]
`;

/** What the real client is to do while it is recorded; the API's address is its argument. */
export const CONVERSATIONS: Readonly<Record<string, string>> = {
  "flow-run": `${START}
from prefect import flow, task
from prefect.artifacts import create_markdown_artifact
from prefect.variables import Variable

@task
def add(a, b):
    return a + b

@flow
def child(y):
    return add(y, 1)

@flow(retries=1)
def parent(z=3):
    create_markdown_artifact(key="report", markdown="# Done")
    Variable.set("setting", {"x": 1})
    Variable.set("setting", {"x": 2}, overwrite=True)
    return child(add(z, 2))

assert parent() == 6
`,
  deployment: `${START}
from prefect import flow
from prefect.client.orchestration import get_client
from prefect.client.schemas.actions import WorkPoolCreate
from prefect.client.schemas.filters import DeploymentFilter, DeploymentFilterName
from prefect.schedules import Cron
from prefect.states import Cancelling, Pending, Running, Completed
from uuid import uuid4

@flow
def hello(name: str = "x"):
    return name

with get_client(sync_client=True) as client:
    client.create_work_pool(WorkPoolCreate(name="local", type="process"), overwrite=False)
    pool = client.read_work_pool("local")
    hello.to_deployment(name="daily", schedules=[Cron("0 5 * * *", timezone="Europe/Madrid", slug="early")], tags=["t"],
                        work_pool_name="local", parameters={"name": "y"}, paused=True).apply()
    deployment = client.read_deployment_by_name("hello/daily")
    assert len(client.read_deployments(deployment_filter=DeploymentFilter(name=DeploymentFilterName(any_=["daily"])))) == 1
    run = client.create_flow_run_from_deployment(deployment.id, parameters={"name": "z"})
    due = client.get_scheduled_flow_runs_for_work_pool("local")
    assert [one.flow_run.id for one in due] == [run.id]
    print(client.set_flow_run_state(run.id, Pending()).status)
    print(client.set_flow_run_state(run.id, Pending()).status)
    print(client.set_flow_run_state(run.id, Running()).status)
    print(client.set_flow_run_state(run.id, Cancelling()).status)
    print(client.set_flow_run_state(run.id, Completed()).status)
    client.delete_deployment(deployment.id)
    client.delete_work_pool("local")
`,
  automation: `${START}
import asyncio
from datetime import timedelta
from prefect import flow
from prefect.automations import (
    AutomationCore, CallWebhook, CancelFlowRun, ChangeFlowRunState, CompoundTrigger, DoNothing, EventTrigger, PauseAutomation,
    PauseDeployment, ResumeDeployment, RunDeployment, SequenceTrigger, SuspendFlowRun,
)
from prefect.client.orchestration import get_client
from prefect.client.schemas.objects import StateType

@flow
def hello(name: str = "x"):
    return name

def on(name, **more):
    return EventTrigger(expect={name}, posture="Reactive", threshold=1, **more)

async def main():
    id = await (await hello.to_deployment(name="watched")).aapply()
    async with get_client() as client:
        made = await client.create_automation(AutomationCore(
            name="first", description="d", tags=["t"], enabled=True,
            trigger=EventTrigger(expect={"file.new"}, after={"file.old"}, for_each={"prefect.resource.id"},
                                 match={"prefect.resource.id": "bucket.*"}, posture="Proactive", threshold=2, within=timedelta(seconds=30)),
            actions=[RunDeployment(source="selected", deployment_id=id, parameters={"name": "{{ event.resource.id }}"}),
                     PauseDeployment(source="inferred"), ResumeDeployment(source="selected", deployment_id=id), CancelFlowRun(),
                     SuspendFlowRun(), ChangeFlowRunState(state=StateType.FAILED, name="Stuck"), PauseAutomation(source="inferred")]))
        await client.create_automation(AutomationCore(
            name="second", trigger=CompoundTrigger(require="all", within=timedelta(seconds=60), triggers=[
                on("a"), SequenceTrigger(within=None, triggers=[on("b"), on("c", within=timedelta(seconds=5))])]),
            actions=[DoNothing()]))
        await client.read_automation(made)
        assert len(await client.read_automations()) == 2
        await client.read_automations_by_name("first")
        await client.pause_automation(made)
        await client.resume_automation(made)
        await client.delete_automation(made)

asyncio.run(main())
`,
};
