/** The webview's document: the bundle of the run page, and nothing that it could load from elsewhere. */
export function pageHtml(page: {
  readonly flowRunId: string;
  /** The name of the server that has the run; it is what the page is found by when it is restored. */
  readonly server: string;
  readonly script: string;
  readonly styles: string;
  /** The webview's own origin, from which styles come. */
  readonly source: string;
  readonly nonce: string;
}): string {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${page.nonce}'`,
    `style-src ${page.source} 'unsafe-inline'`,
    `img-src ${page.source} data:`,
    `font-src ${page.source}`,
    "frame-src 'self'",
  ].join("; ");
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Run</title>
    <link rel="stylesheet" href="${text(page.styles)}" />
  </head>
  <body>
    <div id="app" data-flow-run="${text(page.flowRunId)}" data-server="${text(page.server)}"></div>
    <script type="module" nonce="${page.nonce}" src="${text(page.script)}"></script>
  </body>
</html>
`;
}

/** What stands where a page can't be shown. */
export const noPageHtml = (why: string): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'" />
    <title>Run</title>
  </head>
  <body>
    <p role="alert">${text(why)}</p>
  </body>
</html>
`;

const text = (value: string): string =>
  value.replaceAll(/[&<>"']/gu, (character) => `&#${character.codePointAt(0)};`);
