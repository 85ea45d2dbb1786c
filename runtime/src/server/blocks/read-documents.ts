import { openConnection } from "../../store/sqlite/index.js";
import { text } from "../data/columns.js";
import { openData } from "../data/db.js";
import { openSecretBox } from "./secret-box.js";

/** What block documents of a type hold, by their names, of a state folder that this machine serves; those that are not there are left out. */
export async function readDocuments(
  home: string,
  slug: string,
  names: readonly string[],
): Promise<ReadonlyMap<string, unknown>> {
  const connection = await openConnection({ home });
  try {
    const rows = await openData(connection, () => undefined).read((db) =>
      db.all(
        `SELECT name, data FROM block_documents WHERE block_type_id = (SELECT id FROM block_types WHERE slug = ?)
          AND name IN (SELECT value FROM json_each(?))`,
        slug,
        JSON.stringify(names),
      ),
    );
    const secrets = openSecretBox(home);
    return new Map(rows.map((row) => [text(row, "name"), secrets.open(text(row, "data"))]));
  } finally {
    await connection.close();
  }
}
