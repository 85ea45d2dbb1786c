/** A notebook in a chapter, its cells separated by `# %%`, and what is expected of it. */
export interface Case {
  readonly title: string;
  readonly notebook: string;
  readonly expected: string;
}

const pattern = /^## (.+)\n+```python\n([\s\S]*?)```\n(?:\n*```text\n([\s\S]*?)```\n)?/gmu;

export function casesIn(text: string): readonly Case[] {
  return [...text.matchAll(pattern)].map(([, title = "", notebook = "", expected = ""]) => ({
    title,
    notebook,
    expected,
  }));
}

export function withExpected(text: string, expected: readonly string[]): string {
  let index = 0;
  return text.replaceAll(pattern, (_all, title: string, notebook: string) => {
    const result = expected[index] ?? "";
    index += 1;
    return `## ${title}\n\n\`\`\`python\n${notebook}\`\`\`\n\n\`\`\`text\n${result}\`\`\`\n`;
  });
}
