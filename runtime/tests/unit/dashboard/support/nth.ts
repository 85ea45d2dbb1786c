/** The item at a place; there must be one. */
export function nth<Item>(items: readonly Item[] | undefined, index: number): Item {
  const item = items?.[index];
  if (item === undefined) throw new Error(`There is no item ${index}.`);
  return item;
}
