import type { ComponentChildren } from "preact";
import type { Page } from "../client/index.js";
import { Banner } from "../parts/banner.js";
import { Pager } from "./pager.js";

export const SIZE = 25;

interface ListedProps<Item> {
  /** Null until it has come. */
  readonly page: Page<Item> | null;
  readonly error: string | null;
  /** What is listed, in the plural: `runs`. */
  readonly what: string;
  /** Which part of the list it is, from 0. */
  readonly part: number;
  readonly onPart: (part: number) => void;
  /** What stands there instead of an empty list. */
  readonly empty: ComponentChildren;
  readonly children: (items: readonly Item[]) => ComponentChildren;
}

/** A part of a list with the way to the others, or why there is none. */
export function Listed<Item>({ page, error, what, part, onPart, empty, children }: ListedProps<Item>) {
  return (
    <>
      <LoadError error={error} />
      {page === null ? (
        <Loading error={error} />
      ) : (
        <>
          {page.items.length === 0 ? empty : children(page.items)}
          <Pager part={part} size={SIZE} total={page.total} what={what} onPart={onPart} />
        </>
      )}
    </>
  );
}

/** Why nothing, or nothing new, could be read. */
export function LoadError({ error }: { readonly error: string | null }) {
  if (error === null) return null;
  return (
    <Banner tone="warn" isAlert>
      {error}
    </Banner>
  );
}

/** Stands where something is to come; where it could not be read, the error alone says so. */
export function Loading({ error }: { readonly error: string | null }) {
  return error === null ? <p class="pad dim">Loading…</p> : null;
}
