import type { WorkPool } from "../records.js";
import type { Api } from "./api.js";
import { read } from "./read.js";
import { workerOf, workPoolOf } from "./records-of.js";

/** Work pools with their workers, and with the runs that are due in them and not begun. */
export async function workPools(api: Api): Promise<readonly WorkPool[]> {
  const rows = read.list(await api("POST", "/work_pools/filter", {}));
  const now = new Date().toISOString();
  return Promise.all(
    rows.map(async (row) => {
      const name = read.text(row, "name");
      const [workers, waiting] = await Promise.all([
        api("POST", `/work_pools/${encodeURIComponent(name)}/workers/filter`, {}),
        api("POST", "/flow_runs/count", {
          work_pools: { name: { any_: [name] } },
          flow_runs: { state: { type: { any_: ["SCHEDULED"] } }, expected_start_time: { before_: now } },
        }),
      ]);
      return workPoolOf(row, read.list(workers).map(workerOf), Number(waiting));
    }),
  );
}
