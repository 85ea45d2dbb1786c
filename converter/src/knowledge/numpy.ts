import {
  holder,
  change,
  changes,
  copy,
  draws,
  fresh,
  nothing,
  readsFile,
  scalar,
  view,
  writesFile,
} from "./behaviour.js";
import { table, together, under, type Library } from "./library.js";

const array = "numpy.ndarray";

const draw = fresh(array, { effects: [draws("numpy random")] });
const distributions = `beta binomial bytes chisquare choice dirichlet exponential f gamma geometric gumbel hypergeometric
  integers laplace logistic lognormal logseries multinomial multivariate_normal negative_binomial noncentral_chisquare
  noncentral_f normal pareto permutation poisson power rand randint randn random random_integers random_sample ranf rayleigh
  sample standard_cauchy standard_exponential standard_gamma standard_normal standard_t triangular uniform vonmises wald
  weibull zipf permuted multivariate_hypergeometric tomaxint`;

/** What `out=` names is written to. */
const computes = fresh(array, { changes: ["out"] });

export const numpy: Library = {
  modules: ["numpy"],
  source: "NumPy 1.26 reference, Routines and Copies and views: https://numpy.org/doc/1.26/reference/",
  uses: ["numpy options"],
  functions: under(
    "numpy",
    together(
      table(
        [
          view(array),
          `asarray asanyarray ascontiguousarray asfortranarray asmatrix atleast_1d atleast_2d atleast_3d ravel reshape squeeze
           transpose swapaxes moveaxis rollaxis expand_dims broadcast_to broadcast_arrays flip fliplr flipud rot90 diagonal diag
           real imag real_if_close nan_to_num require matrix_transpose frombuffer
           ndenumerate nditer mat matrix lib.stride_tricks.as_strided lib.stride_tricks.sliding_window_view ma.array ma.masked_array ma.masked_where ma.asarray ma.masked_invalid ma.masked_equal ma.MaskedArray ma.filled ndarray rec.array recarray core.records.fromarrays ix_`,
        ],
        [fresh(array, { gives: "parts" }), "split array_split hsplit vsplit dsplit"],
        [
          copy(array),
          "array copy concatenate stack vstack hstack dstack column_stack row_stack append insert delete tile repeat",
        ],
        [
          copy(array),
          "where select choose take compress extract block full full_like broadcast unique sort partition resize",
        ],
        [
          scalar(),
          "dtype finfo iinfo result_type can_cast promote_types ndim size shape isscalar issubdtype min_scalar_type",
        ],
        [
          scalar(),
          "float64 float32 float16 int64 int32 int16 int8 uint8 uint16 uint32 uint64 bool_ complex64 complex128 str_ int_ float_",
        ],
        [scalar("str"), "array2string array_repr array_str base_repr binary_repr"],
        [
          scalar("bool"),
          "allclose array_equal array_equiv may_share_memory shares_memory isfortran iterable",
        ],
        [
          nothing({ changes: ["first"], keeps: true }),
          "copyto put place putmask put_along_axis fill_diagonal",
        ],
        [
          fresh(array, { effects: [readsFile(0, "file"), readsFile(0, "fname")] }),
          "load loadtxt genfromtxt fromfile memmap fromregex",
        ],
        [nothing({ effects: [writesFile(0, "file")] }), "save savetxt savez savez_compressed"],
        [
          nothing({ effects: [change("numpy options")] }),
          "set_printoptions seterr seterrcall setbufsize set_string_function",
        ],
        [scalar(), "get_printoptions geterr show_config info lookfor"],
        [nothing({ effects: [change("numpy options")] }), "errstate printoptions"],
        [holder("numpy function", { passes: array }), "vectorize frompyfunc"],
        [fresh("numpy function"), "poly1d"],
        [fresh("numpy function"), "interp1d"],
      ),
      under(
        "random",
        table(
          [draw, distributions],
          [nothing({ changes: ["first"], effects: [draws("numpy random")] }), "shuffle"],
          [nothing({ effects: [change("numpy random")] }), "seed set_state"],
          [scalar(), "get_state"],
          [fresh("numpy.random.Generator"), "default_rng Generator"],
          [fresh("numpy.random.RandomState"), "RandomState"],
          [fresh("numpy.random.SeedSequence"), "SeedSequence PCG64 MT19937 Philox SFC64"],
        ),
      ),
    ),
  ),
  objects: {
    ...Object.fromEntries(
      ["c_", "r_", "s_", "mgrid", "ogrid", "index_exp"].map((name) => [`numpy.${name}`, "numpy builder"]),
    ),
    ...Object.fromEntries(
      ["pi", "e", "nan", "inf", "newaxis", "NaN", "Inf", "NAN", "euler_gamma", "__version__"].map((name) => [
        `numpy.${name}`,
        "scalar",
      ]),
    ),
  },
  otherwise: computes,
  types: {
    [array]: {
      methods: table(
        [
          computes,
          `all any argmax argmin argpartition argsort astype clip conj conjugate cumprod cumsum dot max mean min
           nonzero prod ptp round searchsorted std sum trace var byteswap __array__ __len__ repeat take compress choose`,
        ],
        [view(array), "ravel reshape squeeze swapaxes transpose view diagonal newbyteorder getfield"],
        [copy(array), "copy flatten"],
        [scalar("str"), "tobytes tostring"],
        [copy("plain"), "item"],
        [copy("plain"), "tolist"],
        [changes({ keeps: true }), "fill itemset put setfield"],
        [changes({ keeps: false }), "partition resize sort setflags"],
        [nothing({ effects: [writesFile(0)] }), "tofile dump"],
      ),
      attributes: table(
        [view(array), "T real imag flat base data ctypes A A1 H mT"],
        [scalar(), "dtype shape size ndim nbytes itemsize strides flags"],
      ),
      item: view(array),
      iteration: view(array),
      operation: fresh(array),
      otherwise: null,
    },
    // `np.c_[a, b]` copies.
    "numpy builder": { item: fresh(array) },
    "numpy function": {
      calls: true,
      call: fresh(array, { passes: array }),
      methods: table([fresh("numpy function"), "deriv integ"]),
      operation: fresh("numpy function"),
      attributes: table([fresh(array), "coef coeffs c r roots order o"]),
    },
    "numpy.random.Generator": {
      methods: table(
        [fresh(array, { changes: ["receiver"] }), distributions],
        [nothing({ changes: ["receiver", "first"] }), "shuffle"],
        [fresh("list", { changes: ["receiver"] }), "spawn"],
      ),
      attributes: table([view(), "bit_generator"]),
    },
    "numpy.random.RandomState": {
      methods: table(
        [fresh(array, { changes: ["receiver"] }), distributions],
        [nothing({ changes: ["receiver", "first"] }), "shuffle"],
        [changes({ keeps: false }), "seed set_state"],
        [scalar(), "get_state"],
      ),
    },
    "numpy.random.SeedSequence": {
      methods: table([fresh(array, { changes: ["receiver"] }), "generate_state spawn random_raw jumped"]),
    },
  },
};
