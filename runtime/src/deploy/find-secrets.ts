/** Something that looks like a key, and where it stands. The key itself is not repeated. */
export interface FoundSecret {
  readonly what: string;
  readonly cell: number | null;
  /** From 1, in the cell. */
  readonly line: number;
}

/** Forms that keys of well-known services have; what their makers document. */
const FORMS: readonly (readonly [string, RegExp])[] = [
  ["a private key", /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/u],
  ["an AWS access key", /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/u],
  ["a GitHub token", /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\w{50,})\b/u],
  ["a GitLab token", /\bglpat-[\w-]{20,}/u],
  ["a Slack token", /\bxox[abprs]-[\w-]{10,}/u],
  ["a Google API key", /\bAIza[\w-]{35}\b/u],
  ["an OpenAI or Anthropic key", /\bsk-[\w-]{20,}/u],
  ["a Hugging Face token", /\bhf_[A-Za-z0-9]{30,}\b/u],
  ["a Stripe key", /\b[rs]k_live_[A-Za-z0-9]{20,}/u],
  ["a Prefect key", /\bpn[bu]_[A-Za-z0-9]{30,}/u],
  ["a JSON web token", /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/u],
  ["a password in an address", /\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@"'{}<>]+:[^\s:/@"'{}<>$]{3,}@/iu],
];

/** A name that says secret, given a text of some length that stands in the cell as it is. */
const ASSIGNED =
  /(?:^|[^\w])(\w*(?:api_?key|secret|token|passw(?:or)?d|credential)\w*)["']?\s*\]?\s*[:=]\s*[rbu]?(["'])((?:(?!\2).){6,})\2/iu;
const PLACEHOLDER =
  /^(?:x+|\*+|\.+|<.*>|\{.*\}|\$.*|your[ _-].*|changeme|password|secret|token|none|null|example.*|test.*)$/iu;

/** Lines that look as if they held a key. */
export function findSecrets(text: string, cell: number | null): readonly FoundSecret[] {
  return text.split("\n").flatMap((line, index): FoundSecret[] => {
    const known = FORMS.find(([, form]) => form.test(line));
    if (known !== undefined) return [{ what: known[0], cell, line: index + 1 }];
    const [, name, , value = ""] = ASSIGNED.exec(line) ?? [];
    if (name === undefined || PLACEHOLDER.test(value)) return [];
    return [{ what: `a value for ${name}`, cell, line: index + 1 }];
  });
}
