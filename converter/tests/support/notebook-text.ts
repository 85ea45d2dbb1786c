const languages: Readonly<Record<string, string>> = { python3: "python" };

/** A notebook's file, of cells of code for a kernel; all kernels but Python's are of TypeScript. */
export function notebookText(sources: readonly string[], kernel: string): string {
  return JSON.stringify({
    cells: sources.map((source) => ({
      cell_type: "code",
      metadata: {},
      source,
      outputs: [],
      execution_count: null,
    })),
    metadata: {
      kernelspec: { name: kernel, display_name: kernel, language: languages[kernel] ?? "typescript" },
    },
    nbformat: 4,
    nbformat_minor: 4,
  });
}
