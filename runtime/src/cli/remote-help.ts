export const PROFILE = `
Examples:
  nbflow profile create local --api-url http://127.0.0.1:4200/api
  nbflow profile create prod --api-url https://flows.example.com/api --api-key -   < key.txt
  nbflow profile use prod
  nbflow profile ls

The server is the first that is given of --api, --profile, NBFLOW_API_URL, PREFECT_API_URL, the
profile in use here, and Prefect's own profile. --api "" uses none.
`;
