import { useRef, useState } from "preact/hooks";
import { px } from "../parts/px.js";
import { useIsDark } from "../parts/use-is-dark.js";

/** What a frame may do: show itself, with pictures that it brings along. */
const POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; font-src data:";
const STYLE = `
  body { margin: 0; padding: 2px; font: 13px/1.45 system-ui, sans-serif; color: #1b1f24; background: transparent; }
  table { border-collapse: collapse; font-variant-numeric: tabular-nums; border: none; }
  th, td { padding: 4px 10px; text-align: right; white-space: nowrap; border: none; border-bottom: 1px solid #8884; }
  thead th { border-bottom: 1px solid #888a; vertical-align: bottom; }
  pre { margin: 0; white-space: pre-wrap; }
  img, svg { max-width: 100%; }
  body.dark { color: #e6e9ee; }
`;

/** HTML that a cell gave, in a frame of its own where no script runs and nothing is fetched. */
export function HtmlFrame({ html, title }: { readonly html: string; readonly title: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(80);
  const scheme = useIsDark() ? "dark" : "light";
  const page = `<!doctype html><html lang="en" style="color-scheme: ${scheme}"><head><meta http-equiv="Content-Security-Policy" content="${POLICY}"><title>${escaped(title)}</title><style>${STYLE}</style></head><body class="${scheme}">${html}</body></html>`;

  function measure(): void {
    const body = frame.current?.contentDocument?.body;
    if (body !== null && body !== undefined) setHeight(Math.min(640, body.scrollHeight + 6));
  }

  return (
    <iframe
      ref={frame}
      class="html-output"
      title={title}
      // it is of this page's origin only so that its height can be measured; without scripts it can do nothing with that
      sandbox="allow-same-origin"
      srcdoc={page}
      style={{ height: px(height), colorScheme: scheme }}
      onLoad={measure}
    />
  );
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
