import type { Look } from "../model/look.js";
import { ToneIcon } from "./icon.js";

/** A state in words and colour. */
export function StatePill({ look }: { readonly look: Look }) {
  return (
    <span class={`pill tone-${look.tone}`}>
      <ToneIcon tone={look.tone} size={14} />
      <span>{look.label}</span>
    </span>
  );
}
