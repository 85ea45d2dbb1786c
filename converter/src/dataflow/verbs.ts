/** What a method does to its receiver, in words; `{}` is the variable. */
export function changeWords(name: string): string {
  return verbs[name] ?? `changes {} by \`${name}\``;
}

const verbs: Readonly<Record<string, string>> = {
  append: "appends to {}",
  appendleft: "appends to {}",
  extend: "extends {}",
  insert: "inserts into {}",
  add: "adds to {}",
  update: "updates {}",
  pop: "takes from {}",
  popleft: "takes from {}",
  popitem: "takes from {}",
  remove: "removes from {}",
  discard: "removes from {}",
  clear: "empties {}",
  sort: "sorts {}",
  reverse: "reverses {}",
  shuffle: "shuffles {}",
  fit: "fits {}",
  partial_fit: "fits {}",
  fit_transform: "fits {}",
  fit_predict: "fits {}",
  write: "writes to {}",
  close: "closes {}",
  set_params: "sets parameters of {}",
  setdefault: "adds to {}",
};
