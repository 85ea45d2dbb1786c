import { change, changes, copy, draws, element, fresh, nothing, scalar, use } from "./behaviour.js";
import { table, under, type Library } from "./library.js";
import { source } from "./standard-source.js";

export const randomness: Library = {
  modules: ["random"],
  source,
  functions: under(
    "random",
    table(
      [
        scalar("scalar", { effects: [draws("random")] }),
        `random uniform randint randrange getrandbits gauss normalvariate betavariate expovariate gammavariate lognormvariate
         paretovariate triangular vonmisesvariate weibullvariate randbytes binomialvariate`,
      ],
      [element(null, { effects: [draws("random")] }), "choice"],
      [copy("list", { effects: [draws("random")] }), "choices sample"],
      [nothing({ changes: ["first"], effects: [draws("random")] }), "shuffle"],
      [nothing({ effects: [change("random")] }), "seed setstate"],
      [scalar("scalar", { effects: [use("random")] }), "getstate"],
      [fresh("random.Random"), "Random"],
      [fresh("random.Random"), "SystemRandom"],
    ),
  ),
  otherwise: null,
  types: {
    "random.Random": {
      methods: table(
        [
          scalar("scalar", { changes: ["receiver"] }),
          "random uniform randint randrange getrandbits gauss normalvariate expovariate betavariate triangular",
        ],
        [element(null, { changes: ["receiver"] }), "choice"],
        [copy("list", { changes: ["receiver"] }), "choices sample"],
        [nothing({ changes: ["receiver", "first"] }), "shuffle"],
        [changes({ keeps: false }), "seed setstate"],
        [scalar(), "getstate"],
      ),
    },
  },
};
