import { useState } from "preact/hooks";
import { SearchField } from "./search-field.js";

interface Named {
  readonly name: string;
  /** Which part of the list is shown, from 0. */
  readonly part: number;
  readonly setPart: (part: number) => void;
  /** Another name lists from the beginning. */
  readonly setName: (name: string) => void;
}

/** A list that is narrowed by name alone. */
export function useNamed(): Named {
  const [{ name, part }, set] = useState({ name: "", part: 0 });
  return {
    name,
    part,
    setPart: (to) => set({ name, part: to }),
    setName: (text) => set({ name: text, part: 0 }),
  };
}

interface NameFilterProps {
  /** What the name is one of: `flow`. */
  readonly of: string;
  readonly named: Named;
}

export function NameFilter({ of, named: { name, setName } }: NameFilterProps) {
  return (
    <div class="filters" role="search" aria-label={`Which ${of}s are listed`}>
      <SearchField label={`Name of a ${of}`} value={name} onChange={setName} />
    </div>
  );
}
