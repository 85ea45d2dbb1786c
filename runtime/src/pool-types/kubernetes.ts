import { asTheyAre, common, text, type WorkerType } from "./pool-type.js";

const seconds = (title: string, description: string, more: Readonly<Record<string, unknown>> = {}) => ({
  type: "integer",
  title,
  description,
  ...more,
});

/** What Prefect's Kubernetes worker itself reads, under its names. */
const ofJob = {
  ...common("job"),
  namespace: text("Namespace", "The namespace that the job is made in.", { default: "default" }),
  cluster_config: {
    type: "object",
    title: "Cluster Config",
    description:
      "The cluster that the job is made in: a block of Kubernetes cluster configuration. Empty: the worker's own.",
  },
  job_watch_timeout_seconds: seconds(
    "Job Watch Timeout Seconds",
    "Seconds that the worker waits for each word of the job. Empty: for as long as it takes.",
  ),
  pod_watch_timeout_seconds: seconds(
    "Pod Watch Timeout Seconds",
    "Seconds that the job's pod may take to start.",
    { default: 60 },
  ),
};

/** What stands in the job's manifest alone. */
const ofManifest = {
  image: text("Image", "The image that the job's container is made of."),
  image_pull_policy: text("Image Pull Policy", "When the image is pulled.", {
    enum: ["IfNotPresent", "Always", "Never"],
    default: "IfNotPresent",
  }),
  service_account_name: text("Service Account Name", "The service account that the job has."),
  finished_job_ttl: seconds(
    "Finished Job TTL",
    "Seconds after its end until Kubernetes deletes the job. Empty: it stays.",
  ),
  cpu_request: text("CPU Request", "Processors that are kept for the container, such as 500m or 2."),
  cpu_limit: text("CPU Limit", "Processors that the container may use at most."),
  memory_request: text("Memory Request", "Memory that is kept for the container, such as 512Mi or 1Gi."),
  memory_limit: text("Memory Limit", "Memory that the container may use at most."),
};

export const KUBERNETES: WorkerType = {
  type: "kubernetes",
  display_name: "Kubernetes",
  description: "Runs each flow run as a job of a Kubernetes cluster.",
  install_command: "pip install prefect-kubernetes",
  documentation_url: "https://docs.prefect.io/integrations/prefect-kubernetes",
  logo_url: "",
  is_beta: false,
  default_base_job_configuration: {
    job_configuration: {
      ...asTheyAre(ofJob),
      job_manifest: {
        apiVersion: "batch/v1",
        kind: "Job",
        metadata: {
          labels: "{{ labels }}",
          namespace: "{{ namespace }}",
          generateName: "{{ name }}-",
        },
        spec: {
          backoffLimit: 0,
          parallelism: 1,
          completions: 1,
          ttlSecondsAfterFinished: "{{ finished_job_ttl }}",
          template: {
            spec: {
              restartPolicy: "Never",
              serviceAccountName: "{{ service_account_name }}",
              containers: [
                {
                  name: "prefect-job",
                  env: "{{ env }}",
                  image: "{{ image }}",
                  imagePullPolicy: "{{ image_pull_policy }}",
                  args: "{{ command }}",
                  resources: {
                    limits: { cpu: "{{ cpu_limit }}", memory: "{{ memory_limit }}" },
                    requests: { cpu: "{{ cpu_request }}", memory: "{{ memory_request }}" },
                  },
                },
              ],
            },
          },
        },
      },
    },
    variables: { type: "object", properties: { ...ofJob, ...ofManifest } },
  },
};
