/**
 * What the server's storage keeps for artifacts that refer to it: block documents of the type `nbflow-content`, each named after
 * its flow run and its hash, `nbflow-RUN-SHA256`.
 */
const ofRun = (run: string): string =>
  `b.block_type_id = (SELECT id FROM block_types WHERE slug = 'nbflow-content')
    AND b.name > 'nbflow-' || ${run} || '-' AND b.name < 'nbflow-' || ${run} || '.'`;

/** A subquery: how long what is kept for a flow run is; NULL where that is nothing. */
export const contentLength = (run: string): string =>
  `(SELECT sum(length(b.data)) FROM block_documents b WHERE ${ofRun(run)})`;

/** Deletes what is kept for flow runs; it takes the JSON of their ids. */
export const DELETE_CONTENTS = `DELETE FROM block_documents WHERE id IN (
  SELECT b.id FROM json_each(?) AS run JOIN block_documents b ON ${ofRun("run.value")})`;
