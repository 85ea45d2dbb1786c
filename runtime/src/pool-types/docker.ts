import { asTheyAre, common, text, type WorkerType } from "./pool-type.js";

const texts = (title: string, description: string) => ({
  type: "array",
  title,
  description,
  items: { type: "string" },
});
const isOn = (title: string, description: string) => ({
  type: "boolean",
  title,
  description,
  default: false,
});

/** Under the names that Prefect's Docker worker reads. */
const properties = {
  ...common("container"),
  image: text("Image", "The image that the container is made of."),
  registry_credentials: {
    type: "object",
    title: "Registry Credentials",
    description:
      "What the worker logs into the image's registry with: a block of Docker registry credentials.",
  },
  image_pull_policy: text("Image Pull Policy", "When the image is pulled.", {
    enum: ["IfNotPresent", "Always", "IfPossible", "Never"],
  }),
  networks: texts("Networks", "Docker networks that the container joins."),
  network_mode: text(
    "Network Mode",
    "The container's network mode, such as host. Not together with networks.",
  ),
  auto_remove: isOn("Auto Remove", "Whether the container is removed once it has ended."),
  volumes: texts("Volumes", "What is mounted, each as /path/on/host:/path/in/container."),
  container_wait_timeout: {
    type: "integer",
    title: "Container Wait Timeout",
    description: "Seconds that the worker watches the container. Empty: until it ends.",
    exclusiveMinimum: 0,
  },
  mem_limit: text(
    "Memory Limit",
    "Memory that the container may have, such as 512m or 2g; bytes without a unit.",
  ),
  memswap_limit: text(
    "Memory Swap Limit",
    "Memory and swap together; -1 for no limit. Needs a memory limit.",
  ),
  privileged: isOn("Privileged", "Whether the container has the host's privileges."),
};

export const DOCKER: WorkerType = {
  type: "docker",
  display_name: "Docker",
  description: "Runs each flow run in a Docker container.",
  install_command: "pip install prefect-docker",
  documentation_url: "https://docs.prefect.io/integrations/prefect-docker",
  logo_url: "",
  is_beta: false,
  default_base_job_configuration: {
    job_configuration: asTheyAre(properties),
    variables: { type: "object", properties },
  },
};
