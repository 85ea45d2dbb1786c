import type { SqlRow } from "../../store/sqlite/index.js";
import { text } from "../data/columns.js";
import type { Data, Db } from "../data/db.js";
import { tellDeployment, tellPool, tellQueue } from "../events/things.js";
import { ONLINE, POLLED } from "../work-pools/readiness.js";

const MOST = 500;
const HAS_WORKER = `EXISTS (SELECT 1 FROM workers w WHERE w.work_pool_id = x.id AND ${ONLINE})`;

/** What has a status, how that follows from what is known at a moment, and how a change of it is told. */
const KINDS = [
  { kind: "work-pool", table: "work_pools", paused: "x.is_paused", ready: HAS_WORKER, tell: tellPool },
  { kind: "work-queue", table: "work_queues", paused: "x.is_paused", ready: POLLED, tell: tellQueue },
  { kind: "deployment", table: "deployments", paused: "0", ready: POLLED, tell: tellDeployment },
] as const;

/** Tells which pools, queues and deployments have become ready since it was last called, or paused, or no longer ready. */
export async function tellStatuses(data: Data): Promise<void> {
  const isAny = await data.read((db) => KINDS.some((kind) => changed(db, kind, 1).length > 0));
  if (!isAny) return;
  await data.write((db) => {
    for (const kind of KINDS)
      for (const row of changed(db, kind, MOST)) {
        const status = text(row, "now_is");
        kind.tell(db, status, row);
        db.run(
          "INSERT OR REPLACE INTO told_statuses (resource_id, status) VALUES (?, ?)",
          `${kind.kind}.${text(row, "id")}`,
          status,
        );
      }
  });
}

function changed(
  db: Db,
  { kind, table, paused, ready }: (typeof KINDS)[number],
  most: number,
): readonly SqlRow[] {
  return db.all(
    `SELECT * FROM (SELECT x.*, CASE WHEN ${paused} THEN 'paused' WHEN ${ready} THEN 'ready' ELSE 'not-ready' END AS now_is
      FROM ${table} x) y LEFT JOIN told_statuses t ON t.resource_id = '${kind}.' || y.id
      WHERE y.now_is <> coalesce(t.status, 'not-ready') LIMIT ${most}`,
    db.now,
  );
}
