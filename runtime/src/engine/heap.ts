/** What waits, the least first; those that are equal in the order in which they came. */
export class Heap<Item extends { readonly order: number }> {
  readonly #items: { readonly item: Item; readonly arrival: number }[] = [];
  #arrivals = 0;

  push(item: Item): void {
    const items = this.#items;
    const entry = { item, arrival: (this.#arrivals += 1) };
    let at = items.length;
    items.push(entry);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = items[parent];
      if (above === undefined || !isBefore(entry, above)) break;
      items[at] = above;
      at = parent;
    }
    items[at] = entry;
  }

  pop(): Item | undefined {
    const items = this.#items;
    const first = items[0];
    const last = items.pop();
    if (first === undefined || last === undefined || items.length === 0) return first?.item;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      let below = items[child];
      const right = items[child + 1];
      if (below !== undefined && right !== undefined && isBefore(right, below)) {
        child += 1;
        below = right;
      }
      if (below === undefined || !isBefore(below, last)) break;
      items[at] = below;
      at = child;
    }
    items[at] = last;
    return first.item;
  }
}

interface Entry {
  readonly item: { readonly order: number };
  readonly arrival: number;
}

function isBefore(a: Entry, b: Entry): boolean {
  return a.item.order === b.item.order ? a.arrival < b.arrival : a.item.order < b.item.order;
}
