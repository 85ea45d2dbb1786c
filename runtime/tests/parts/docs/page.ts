/** A page of the documentation, as far as it can be run: files that it shows, and what is typed with what comes of it. */
export interface Page {
  readonly files: readonly { readonly name: string; readonly text: string }[];
  readonly consoles: readonly (readonly Typed[])[];
}

export interface Typed {
  readonly command: string;
  /** What the page shows under it; a line with `…` alone stands for any lines. */
  readonly shown: string;
}

const FENCE = /^```(\w+)(?: title="([^"]+)")?\n([\s\S]*?)^```$/gmu;

/** Code blocks with a title are files, those in `console` are what is typed after `$ `. */
export function readPage(markdown: string): Page {
  const files: { name: string; text: string }[] = [];
  const consoles: (readonly Typed[])[] = [];
  for (const [, language, name, text = ""] of markdown.matchAll(FENCE)) {
    if (name !== undefined) files.push({ name, text });
    else if (language === "console") consoles.push(typedIn(text));
  }
  return { files, consoles };
}

function typedIn(text: string): readonly Typed[] {
  return text
    .split(/^\$ /mu)
    .slice(1)
    .map((part) => {
      const [command = "", ...shown] = part.split("\n");
      return { command, shown: shown.join("\n").trim() };
    });
}

/** The page with other outputs in its consoles, in the order of its commands. */
export function withOutputs(markdown: string, outputs: readonly string[]): string {
  let next = 0;
  return markdown.replace(
    FENCE,
    (block: string, language: string, name: string | undefined, text: string) => {
      if (language !== "console" || name !== undefined) return block;
      const lines = typedIn(text).map(({ command }) => {
        const output = (outputs[next++] ?? "").trim();
        return output === "" ? `$ ${command}\n` : `$ ${command}\n${output}\n`;
      });
      return `\`\`\`console\n${lines.join("")}\`\`\``;
    },
  );
}
