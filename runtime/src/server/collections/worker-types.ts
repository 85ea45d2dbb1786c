/** What kinds of workers a pool may be for, and what the jobs of each are like; workers of other kinds bring their own. */
export const WORKER_TYPES = {
  prefect: {
    process: {
      type: "process",
      display_name: "Process",
      description: "Runs each flow run as a process of the worker's machine.",
      install_command: "pip install prefect",
      documentation_url: "https://docs.prefect.io/v3/concepts/workers",
      logo_url: "",
      is_beta: false,
      default_base_job_configuration: {
        job_configuration: {
          command: "{{ command }}",
          env: "{{ env }}",
          labels: "{{ labels }}",
          name: "{{ name }}",
          stream_output: "{{ stream_output }}",
          working_dir: "{{ working_dir }}",
        },
        variables: {
          type: "object",
          properties: {
            name: { type: "string", title: "Name", description: "What the process is called." },
            env: {
              type: "object",
              title: "Environment Variables",
              description: "Environment variables of the process.",
              additionalProperties: { anyOf: [{ type: "string" }, { type: "null" }] },
            },
            labels: {
              type: "object",
              title: "Labels",
              description: "Labels of the process.",
              additionalProperties: { type: "string" },
            },
            command: {
              type: "string",
              title: "Command",
              description: "The command that runs the flow. Mostly left empty: the worker knows it.",
            },
            stream_output: {
              type: "boolean",
              title: "Stream Output",
              description: "Whether what the process prints goes to the worker's output.",
              default: true,
            },
            working_dir: {
              type: "string",
              title: "Working Directory",
              format: "path",
              description: "The folder that the process runs in. Empty: a temporary one for each run.",
            },
          },
        },
      },
    },
  },
} as const;
