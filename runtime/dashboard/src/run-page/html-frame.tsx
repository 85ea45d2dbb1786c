import { useRef, useState } from "preact/hooks";
import { px } from "../parts/px.js";

/** What a frame may do: show itself, with pictures that it brings along. */
const POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; font-src data:";
const STYLE = `
  :root { color-scheme: light dark; }
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
  const dark = isDark(document.documentElement) ? "dark" : "";
  const page = `<!doctype html><html lang="en"><head><meta http-equiv="Content-Security-Policy" content="${POLICY}"><title>${escaped(title)}</title><style>${STYLE}</style></head><body class="${dark}">${html}</body></html>`;

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
      style={{ height: px(height), colorScheme: dark === "" ? "light" : "dark" }}
      onLoad={measure}
    />
  );
}

function isDark(element: Element): boolean {
  const probe = getComputedStyle(element).getPropertyValue("--is-dark").trim();
  if (probe !== "") return probe === "1";
  return matchMedia("(prefers-color-scheme: dark)").matches;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
