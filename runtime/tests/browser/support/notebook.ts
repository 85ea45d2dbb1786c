/** Markdown and code cells by turns: a text that begins with `#` is a heading, a list of lines is code. */
function notebook(
  cells: readonly (string | { readonly code: string; readonly tags?: readonly string[] })[],
): string {
  return JSON.stringify({
    nbformat: 4,
    nbformat_minor: 5,
    metadata: { kernelspec: { name: "python3", display_name: "Python 3", language: "python" } },
    cells: cells.map((cell, index) =>
      typeof cell === "string"
        ? { cell_type: "markdown", id: `c${index}`, metadata: {}, source: cell }
        : {
            cell_type: "code",
            id: `c${index}`,
            metadata: cell.tags === undefined ? {} : { tags: cell.tags },
            source: cell.code,
            outputs: [],
            execution_count: null,
          },
    ),
  });
}

const PIXEL =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/** Waits, in its second task, for a file `go` beside it; what comes after shows a table, a picture and colours. */
export const SALES = notebook([
  "# Small sales",
  { code: "import base64, os, time\nfrom IPython.display import HTML, Image" },
  { code: "region = 'north'", tags: ["parameters"] },
  "## Read the sales",
  { code: "sales = [3, 1, 2]\nprint('read', len(sales), 'sales of', region)" },
  "## Wait for the word",
  { code: "print('waiting')\nwhile not os.path.exists('go'):\n    time.sleep(0.02)\nsales.append(4)" },
  "## Add them up",
  {
    code: "total = sum(sales)\nprint('\\x1b[32mtotal\\x1b[0m', total)\nHTML(f'<table><tr><th>total</th></tr><tr><td>{total}</td></tr></table><script>document.body.textContent = \"ran\"</script>')",
  },
  { code: `Image(data=base64.b64decode("${PIXEL}"), format="png")` },
]);

/** Its second task fails. */
export const BROKEN = notebook([
  "# Broken prices",
  "## Read the prices",
  { code: "prices = {'tea': 3}" },
  "## Look one up",
  { code: "def price(of):\n    return prices[of]\n\nlatest = price('coffee')" },
  "## Tell it",
  { code: "print(latest)" },
]);
