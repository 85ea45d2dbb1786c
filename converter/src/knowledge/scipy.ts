import { change, draws, fresh, nothing, readsFile, view, writesFile } from "./behaviour.js";
import { table, together, under, type Library } from "./library.js";

const array = "numpy.ndarray";

export const scipy: Library = {
  modules: ["scipy"],
  source: "SciPy 1.13 API reference: https://docs.scipy.org/doc/scipy-1.13.1/reference/",
  uses: ["numpy options"],
  functions: together(
    under(
      "scipy.io",
      table(
        [fresh("pandas value", { effects: [readsFile(0, "file_name")] }), "loadmat wavfile.read mmread"],
        [nothing({ effects: [writesFile(0, "file_name")] }), "savemat wavfile.write mmwrite"],
      ),
    ),
    under(
      "scipy.integrate",
      table([
        fresh("scipy result", { passes: array }),
        "quad dblquad tplquad nquad odeint solve_ivp simpson trapezoid cumulative_trapezoid romberg fixed_quad quad_vec",
      ]),
    ),
    under("scipy.cluster.hierarchy", table([fresh("dict", { figure: "draws" }), "dendrogram"])),
    // Puts what it is given in order.
    under(
      "scipy.sparse",
      table([fresh("scipy result", { gives: "holder", changes: ["first"] }), "coo_matrix coo_array"]),
    ),
    under("scipy.integrate", table([fresh("scipy result", { gives: "holder", passes: array }), "solve_bvp"])),
    under(
      "scipy.optimize",
      table(
        [
          fresh("scipy result", { passes: array }),
          "minimize minimize_scalar root root_scalar least_squares linprog milp curve_fit fsolve newton brentq bisect leastsq fmin fmin_bfgs fmin_cg fmin_tnc fmin_l_bfgs_b nnls linear_sum_assignment",
        ],
        [
          fresh("scipy result", { passes: array, effects: [draws("numpy random", "seed")] }),
          "differential_evolution dual_annealing basinhopping",
        ],
        [fresh("scipy result", { passes: array, effects: [change("logging")] }), "shgo"],
      ),
    ),
  ),
  anywhere: table([
    fresh("scipy result", { gives: "holder", effects: [draws("numpy random", "random_state")] }),
    "rvs resample bootstrap permutation_test monte_carlo_test random_table random rvs_ratio_uniforms random_array kmeans2 kmeans",
  ]),
  // Numeric functions give something new. Distributions draw by `rvs`, which is a method of theirs.
  otherwise: fresh("scipy result", { gives: "holder", passes: array }),
  types: {
    "scipy result": {
      calls: true,
      bases: [array],
      methods: table([fresh(array, { effects: [draws("numpy random", "random_state")] }), "rvs resample"]),
      anyAttribute: view(array),
      otherwise: fresh("scipy result", { gives: "holder" }),
      call: fresh(array),
      item: view("scipy result"),
      iteration: view("scipy result"),
    },
  },
};
