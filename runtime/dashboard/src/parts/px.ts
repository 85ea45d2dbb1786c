/** A length for a style. */
export function px(length: number): string {
  return `${Math.round(length * 100) / 100}px`;
}
