"""
Does with a flow run what Prefect's worker of a type does before it starts something: merges the pool's template with what the deployment
sets, in the worker's own configuration class, and makes the run's job of it. Prints as JSON what would be sent to Docker or Kubernetes,
and which variables and job fields the worker has.
"""

import asyncio
import json
import sys
from pathlib import Path

import prefect
from prefect.client.schemas.objects import Flow, FlowRun, WorkPool
from prefect.client.schemas.responses import DeploymentResponse


def docker():
    from prefect_docker.worker import DockerWorker, DockerWorkerJobConfiguration

    class Docker:
        """What the worker asks of Docker beforehand."""

        def version(self):
            return {"Version": "27.0.0"}

    def job_of(configuration):
        worker = DockerWorker(work_pool_name="docker")
        return worker._build_container_settings(Docker(), configuration)

    return DockerWorker, DockerWorkerJobConfiguration, job_of


def kubernetes():
    from kubernetes_asyncio.client import ApiClient, Configuration
    from prefect_kubernetes.worker import KubernetesWorker, KubernetesWorkerJobConfiguration

    class Answer:
        def __init__(self, data):
            self.data = data

    def job_of(configuration):
        manifest = configuration.job_manifest
        client = ApiClient.__new__(ApiClient)
        client.configuration = Configuration()
        job = client.deserialize(Answer(json.dumps(manifest)), "V1Job")
        return {"manifest": manifest, "understood": client.sanitize_for_serialization(job)}

    return KubernetesWorker, KubernetesWorkerJobConfiguration, job_of


async def main(told):
    worker, configuration_class, job_of = {"docker": docker, "kubernetes": kubernetes}[told["type"]]()
    pool = WorkPool.model_validate(told["pool"])
    deployment = DeploymentResponse.model_validate(told["deployment"])
    flow_run = FlowRun.model_validate(told["flow_run"])
    configuration = await configuration_class.from_template_and_values(
        base_job_template=pool.base_job_template,
        values={**deployment.job_variables, **(flow_run.job_variables or {})},
    )
    configuration.prepare_for_flow_run(
        flow_run, deployment=deployment, flow=Flow.model_validate(told["flow"]), work_pool=pool, worker_name="w"
    )
    real = worker.get_default_base_job_template()
    # what Prefect's server says of the worker may be ahead of the worker
    views = Path(prefect.__file__).parent / "server/api/collections_data/views/aggregate-worker-metadata.json"
    (listed,) = [of[told["type"]] for of in json.loads(views.read_text()).values() if told["type"] in of]
    listed = listed["default_base_job_configuration"]
    print(
        json.dumps(
            {
                "job": job_of(configuration),
                "command": configuration.command,
                "env": configuration.env,
                "fields": sorted({*configuration_class.model_fields, *listed["job_configuration"]}),
                "variables": {**listed["variables"]["properties"], **real["variables"]["properties"]},
            },
            default=str,
        )
    )


asyncio.run(main(json.load(sys.stdin)))
