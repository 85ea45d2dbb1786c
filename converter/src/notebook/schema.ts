import * as z from "zod";

/** What the reader needs of nbformat, and no more: Jupyter opens notebooks that its own schema refuses, so must this. */
const text = z.union([z.string(), z.array(z.string())]);
const metadata = z.record(z.string(), z.unknown()).catch({});

const cell = z.looseObject({
  cell_type: z.string(),
  id: z.string().optional().catch(undefined),
  metadata,
  source: text.nullish(),
  /** What nbformat 2 and 3 call a code cell's source. */
  input: text.nullish(),
  /** nbformat 3: a code cell's language, a heading cell's level. */
  language: z.string().optional().catch(undefined),
  level: z.number().optional().catch(undefined),
  execution_count: z.number().nullish().catch(null),
  /** What nbformat 2 and 3 call it. */
  prompt_number: z.number().nullish().catch(null),
});

export const format = z.looseObject({
  nbformat: z.int(),
  nbformat_minor: z.int().catch(0),
});

export const notebook4 = z.looseObject({ metadata, cells: z.array(cell) });

export const notebook3 = z.looseObject({
  metadata,
  worksheets: z.array(z.looseObject({ cells: z.array(cell) })),
});

export const kernelMetadata = z.looseObject({
  title: z.string().optional().catch(undefined),
  kernelspec: z
    .looseObject({
      name: z.string().optional().catch(undefined),
      language: z.string().optional().catch(undefined),
    })
    .catch({}),
  language_info: z.looseObject({ name: z.string().optional().catch(undefined) }).catch({}),
});

export const cellMetadata = z.looseObject({
  tags: z.array(z.unknown()).catch([]),
  vscode: z.looseObject({ languageId: z.string().optional().catch(undefined) }).catch({}),
  polyglot_notebook: z.looseObject({ kernelName: z.string().optional().catch(undefined) }).catch({}),
  dotnet_interactive: z.looseObject({ language: z.string().optional().catch(undefined) }).catch({}),
});

export type RawCell = z.infer<typeof cell>;
export type Text = z.infer<typeof text>;
export type Metadata = z.infer<typeof metadata>;
