import type { ComponentChildren } from "preact";
import type { Tone } from "../model/look.js";
import { ToneIcon } from "./icon.js";

interface BannerProps {
  readonly tone: Tone;
  /** Told at once by a screen reader. */
  readonly isAlert?: boolean;
  readonly children: ComponentChildren;
}

/** Something that a person has to know before all else on the page. */
export function Banner({ tone, isAlert = false, children }: BannerProps) {
  return (
    <div class={`banner tone-${tone}`} role={isAlert ? "alert" : "note"}>
      <ToneIcon tone={tone} />
      <div class="banner-text">{children}</div>
    </div>
  );
}
