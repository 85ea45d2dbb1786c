import { change, changes, draws, fresh, nothing, readsFile, view, writesFile } from "./behaviour.js";
import { table, together, under, type Library } from "./library.js";

const array = "numpy.ndarray";

/** Methods of distributions, matrices, splines, trees, rotations and results that only compute. */
const computing = `pdf cdf ppf sf isf logpdf logcdf logsf pmf logpmf mean median std var stats moment entropy expect interval support
  fit nnlf confidence_interval evaluate covariance_factor integrate_gaussian integrate_box_1d integrate_box integrate_kde logpdf
  toarray todense todok tolil dot multiply power maximum minimum sum getrow getcol
  getnnz diagonal copy count_nonzero nonzero max min argmax argmin trace astype tobytes
  derivative derivatives antiderivative integral integrate_1d roots solve ev get_knots get_coeffs get_residual partial_derivative
  query query_ball_point query_ball_tree query_pairs count_neighbors sparse_distance_matrix find_simplex lift_points
  as_matrix as_quat as_euler as_rotvec as_mrp apply inv magnitude keys items values get matvec matmat bode freqresp to_tf to_ss to_zpk to_discrete`;

/** A matrix in another form may have the same data. */
const reforms = "tocsr tocsc tobsr tocoo todia asformat transpose getH conj conjugate reshape";

export const scipy: Library = {
  modules: ["scipy"],
  source: "SciPy 1.13 API reference: https://docs.scipy.org/doc/scipy-1.13.1/reference/",
  uses: ["numpy options"],
  functions: together(
    under(
      "scipy.io",
      table(
        [fresh("pandas value", { effects: [readsFile(0, "file_name")] }), "loadmat wavfile.read mmread"],
        [nothing({ effects: [writesFile(0, "file_name")] }), "savemat wavfile.write mmwrite hb_write"],
        [fresh("scipy result", { effects: [readsFile(0)] }), "whosmat readsav mminfo hb_read arff.loadarff"],
        // Files that stay open.
        [fresh(null, { effects: [{ kind: "world" }] }), "netcdf_file FortranFile"],
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
    under(
      "scipy.sparse",
      table(
        // Puts what it is given in order.
        [fresh("scipy result", { gives: "holder", changes: ["first"] }), "coo_matrix coo_array"],
        // Of a matrix they may share the data.
        [
          view("scipy result"),
          "csr_matrix csc_matrix bsr_matrix dia_matrix csr_array csc_array bsr_array dia_array lil_matrix lil_array",
        ],
        [fresh("scipy result", { effects: [readsFile(0, "file")] }), "load_npz"],
        [nothing({ effects: [writesFile(0, "file")] }), "save_npz"],
        [fresh("scipy result", { effects: [draws("numpy random", "random_state")] }), "rand"],
        // Their first vector is drawn.
        [
          fresh("scipy result", { passes: array, effects: [draws("numpy random", "v0")] }),
          "linalg.eigs linalg.eigsh",
        ],
        [
          fresh("scipy result", { passes: array, effects: [draws("numpy random", "random_state")] }),
          "linalg.svds linalg.onenormest linalg.expm_multiply",
        ],
      ),
    ),
    under("scipy.special", table([fresh("dict", { effects: [change("numpy options")] }), "seterr errstate"])),
    under(
      "scipy.fft",
      table([
        nothing({ effects: [change("numpy options")] }),
        "set_global_backend set_backend register_backend set_workers skip_backend",
      ]),
    ),
    under(
      "scipy.ndimage",
      table([
        fresh("scipy result", { gives: "holder", passes: array, toldTo: "arguments", outAt: 2 }),
        `affine_transform convolve convolve1d correlate correlate1d gaussian_filter gaussian_filter1d gaussian_gradient_magnitude
         gaussian_laplace generic_filter geometric_transform grey_closing grey_dilation grey_erosion grey_opening label laplace
         map_coordinates maximum_filter maximum_filter1d median_filter minimum_filter minimum_filter1d morphological_gradient
         percentile_filter prewitt rank_filter rotate shift sobel spline_filter spline_filter1d uniform_filter uniform_filter1d
         white_tophat black_tophat zoom binary_closing binary_dilation binary_erosion binary_fill_holes binary_hit_or_miss
         binary_opening binary_propagation fourier_gaussian fourier_shift fourier_uniform fourier_ellipsoid`,
      ]),
    ),
    under(
      "scipy.datasets",
      table([
        fresh(array, { effects: [change("network"), change("packages")] }),
        "face ascent electrocardiogram",
      ]),
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
    "rvs resample bootstrap permutation_test monte_carlo_test random_table random rvs_ratio_uniforms random_array kmeans2 kmeans estimate_rank estimate_spectral_norm interp_decomp",
  ]),
  // Numeric functions give something new. Distributions draw by `rvs`, which is a method of theirs.
  otherwise: fresh("scipy result", { gives: "holder", passes: array, toldTo: "arguments" }),
  types: {
    "scipy result": {
      calls: true,
      bases: [array],
      methods: table(
        [fresh(array, { effects: [draws("numpy random", "random_state")] }), "rvs resample"],
        [fresh("scipy result", { gives: "holder" }), computing],
        [view("scipy result"), reforms],
      ),
      anyAttribute: view(array),
      // It may be a solver that steps, a matrix that is put in order, a sequence that is drawn from.
      otherwise: changes({ gives: "view", type: "scipy result" }),
      call: fresh(array),
      item: view("scipy result"),
      iteration: view("scipy result"),
    },
  },
};
