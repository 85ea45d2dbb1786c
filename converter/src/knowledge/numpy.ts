import {
  holder,
  change,
  changes,
  copy,
  draws,
  fresh,
  nothing,
  opensFile,
  readsFile,
  scalar,
  use,
  view,
  writesFile,
} from "./behaviour.js";
import { table, together, under, type Library } from "./library.js";

const array = "numpy.ndarray";

const draw = fresh(array, { effects: [draws("numpy random")] });
const distributions = `beta binomial bytes chisquare choice dirichlet exponential f gamma geometric gumbel hypergeometric
  laplace logistic lognormal logseries multinomial multivariate_normal negative_binomial noncentral_chisquare noncentral_f normal
  pareto permutation poisson power random rayleigh standard_cauchy standard_exponential standard_gamma standard_normal standard_t
  triangular uniform vonmises wald weibull zipf`;
/** What the old interface has besides, and what the new one has. */
const older = "rand randint randn random_integers random_sample";
const newer = "integers permuted multivariate_hypergeometric";

const computes = fresh(array);
/** From this place on it writes to what it is given. */
const computesFrom = (outAt: number) => fresh(array, { outAt });
/** May give what it is given, as it is. */
const shows = view(array, { outAt: 0 });

const unary = `abs absolute acos acosh arccos arccosh arcsin arcsinh arctan arctanh asin asinh atan atanh bitwise_count
  bitwise_invert bitwise_not cbrt ceil conj conjugate cos cosh deg2rad degrees exp exp2 expm1 fabs floor invert isfinite isinf
  isnan isnat log log10 log1p log2 logical_not negative positive rad2deg radians reciprocal rint sign signbit sin sinh spacing
  sqrt square tan tanh trunc fix frexp modf isneginf isposinf char.isalnum char.isalpha char.isdecimal char.isdigit char.islower
  char.isnumeric char.isspace char.istitle char.isupper char.str_len`;
const binary = `add arctan2 atan2 bitwise_and bitwise_left_shift bitwise_or bitwise_right_shift bitwise_xor copysign divide
  divmod equal float_power floor_divide fmax fmin fmod gcd greater greater_equal heaviside hypot lcm ldexp left_shift less
  less_equal logaddexp logaddexp2 logical_and logical_or logical_xor matmul matvec maximum minimum mod multiply nextafter
  not_equal pow power remainder right_shift subtract true_divide vecdot vecmat dot outer max amax min amin argmax argmin any all
  nanmax nanmin nanargmax nanargmin round around round_ median nanmedian ptp char.add char.equal`;
const ternary = `sum prod product mean std var nansum nanprod nanmean nanstd nanvar cumsum cumprod cumproduct nancumsum nancumprod
  clip percentile quantile nanpercentile nanquantile`;

export const numpy: Library = {
  modules: ["numpy"],
  source: "NumPy 1.26 reference, Routines and Copies and views: https://numpy.org/doc/1.26/reference/",
  uses: ["numpy options"],
  anywhere: table([nothing({ changes: ["first"] }), "at"]),
  functions: under(
    "numpy",
    together(
      table(
        [
          view(array, { toldTo: "arguments" }),
          `nan_to_num ma.masked_where ma.masked_equal ma.masked_not_equal ma.masked_greater ma.masked_greater_equal ma.masked_less
           ma.masked_less_equal ma.masked_inside ma.masked_outside ma.masked_invalid ma.masked_values ma.masked_object ma.fix_invalid`,
        ],
        [
          view(array),
          `asarray asanyarray ascontiguousarray asfortranarray asmatrix atleast_1d atleast_2d atleast_3d ravel reshape squeeze
           transpose swapaxes moveaxis rollaxis expand_dims broadcast_to broadcast_arrays flip fliplr flipud rot90 diagonal diag
           real imag real_if_close require matrix_transpose frombuffer
           mat matrix lib.stride_tricks.as_strided lib.stride_tricks.sliding_window_view ma.array ma.masked_array ma.asarray ma.asanyarray ma.getdata ma.getmask ma.getmaskarray ma.MaskedArray ma.filled ndarray
           asarray_chkfinite from_dlpack linalg.diagonal linalg.matrix_transpose permute_dims histogram_bin_edges trim_zeros unstack ediff1d meshgrid einsum rec.array recarray core.records.fromarrays ix_`,
        ],
        [holder("numpy iterator"), "nditer ndenumerate ndindex nested_iters"],
        [computesFrom(1), unary],
        [computesFrom(2), binary],
        [computesFrom(3), ternary],
        [fresh(array, { gives: "parts" }), "split array_split hsplit vsplit dsplit"],
        [
          copy(array),
          "array copy stack vstack hstack dstack column_stack row_stack append insert delete tile repeat",
        ],
        [copy(array), "where select extract block full full_like broadcast unique sort partition resize"],
        [copy(array, { outAt: 2 }), "concatenate choose"],
        [copy(array, { outAt: 3 }), "take compress"],
        [
          scalar(),
          "dtype finfo iinfo result_type can_cast promote_types ndim size shape isscalar issubdtype min_scalar_type",
        ],
        // Of an array they make an array, or give it back.
        [
          view(array),
          `float64 float32 float16 int64 int32 int16 int8 uint8 uint16 uint32 uint64 bool_ complex64 complex128 str_ int_ float_
           bool byte cdouble clongdouble complex256 csingle double float128 half int long longdouble longlong short single ubyte
           uint ulong ulonglong ushort intc uintc intp uintp object_ bytes_ datetime64 timedelta64 void`,
        ],
        [scalar("str"), "array2string array_repr array_str base_repr binary_repr"],
        [
          scalar("bool"),
          "allclose array_equal array_equiv may_share_memory shares_memory isfortran iterable",
        ],
        [
          nothing({ changes: ["first"], keeps: true }),
          `copyto put place putmask put_along_axis fill_diagonal ma.put ma.putmask ma.set_fill_value
           lib.recfunctions.assign_fields_by_name`,
        ],
        [view(array, { changes: ["first"] }), "ma.harden_mask ma.soften_mask"],
        [view(array, { changes: ["second"] }), "lib.recfunctions.recursive_fill_fields"],
        [fresh(array, { effects: [readsFile(0, "file"), readsFile(0, "fname")] }), "fromfile fromregex"],
        [fresh(array, { effects: [opensFile(0, "file"), opensFile(0, "fname")] }), "loadtxt genfromtxt"],
        [
          fresh(array, {
            effects: [opensFile(0, "file")],
            maps: { argument: 0, name: "file", mode: { argument: 1, name: "mmap_mode", required: true } },
          }),
          "load",
        ],
        // What is stored into it goes to the file.
        [
          fresh(array, {
            maps: { argument: 0, name: "filename", mode: { argument: 2, name: "mode", required: false } },
          }),
          "memmap",
        ],
        [
          fresh(array, {
            maps: { argument: 0, name: "filename", mode: { argument: 1, name: "mode", required: false } },
          }),
          "lib.format.open_memmap",
        ],
        [nothing({ effects: [change("environment")] }), "show_runtime"],
        // The edges may be those that were given.
        [holder(array), "histogram histogram2d histogramdd mintypecode"],
        [nothing({ effects: [writesFile(0, "file")] }), "save savetxt savez savez_compressed"],
        [
          nothing({ effects: [change("numpy options")] }),
          "set_printoptions seterrcall setbufsize set_string_function",
        ],
        [fresh("dict", { effects: [change("numpy options")] }), "seterr"],
        [fresh("dict"), "get_printoptions geterr"],
        [scalar(), "show_config info lookfor"],
        [nothing({ effects: [change("numpy options")] }), "errstate printoptions"],
        [holder("numpy function", { passes: array }), "vectorize frompyfunc"],
        [view("numpy function"), "poly1d"],
      ),
      under(
        "random",
        table(
          [draw, `${distributions} ${older} ranf sample`],
          [nothing({ changes: ["first"], effects: [draws("numpy random")] }), "shuffle"],
          [nothing({ effects: [change("numpy random")] }), "seed set_state"],
          [fresh("tuple", { effects: [use("numpy random")] }), "get_state"],
          [holder("numpy.random.Generator"), "default_rng Generator"],
          [fresh("numpy.random.RandomState"), "RandomState"],
          [fresh("numpy.random.SeedSequence"), "SeedSequence PCG64 MT19937 Philox SFC64"],
        ),
      ),
    ),
  ),
  objects: {
    ...Object.fromEntries(["c_", "r_", "mgrid", "ogrid"].map((name) => [`numpy.${name}`, "numpy builder"])),
    "numpy.s_": "numpy key builder",
    "numpy.index_exp": "numpy key builder",
    ...Object.fromEntries(
      ["pi", "e", "nan", "inf", "newaxis", "NaN", "Inf", "NAN", "euler_gamma", "__version__"].map((name) => [
        `numpy.${name}`,
        "scalar",
      ]),
    ),
  },
  same: { "numpy.random.mtrand": "numpy.random" },
  otherwise: computes,
  types: {
    [array]: {
      methods: table(
        [computes, "argpartition argsort nonzero searchsorted trace __len__ repeat"],
        [computesFrom(1), "max min ptp argmax argmin all any dot round choose"],
        [computesFrom(2), "sum prod mean std var cumsum cumprod clip take compress"],
        // With `copy=False` the array itself.
        [view(array), "__array__"],
        [shows, "conj conjugate"],
        [copy(array), "astype"],
        [fresh(array, { changes: ["receiver"], gives: "view" }), "byteswap"],
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
        [view(array), "T real imag flat base data ctypes A A1 H mT flags"],
        [scalar(), "dtype shape size ndim nbytes itemsize strides"],
      ),
      item: view(array),
      iteration: view(array),
      operation: fresh(array),
      otherwise: null,
    },
    "numpy iterator": {
      bases: [array],
      methods: table([holder("numpy iterator"), "copy"]),
      iterator: true,
      iteration: view(array),
      item: view(array),
    },
    // `np.c_[a, b]` copies, `np.s_[a, b]` keeps.
    "numpy builder": { item: fresh(array) },
    "numpy key builder": { item: holder("tuple") },
    "numpy function": {
      calls: true,
      call: fresh(array, { passes: array }),
      methods: table([fresh("numpy function"), "deriv integ"]),
      operation: view("numpy function"),
      attributes: table(
        [view(array), "coef coeffs c"],
        [fresh(array), "r roots"],
        [scalar("int"), "order o"],
      ),
    },
    "numpy.random.Generator": {
      methods: table(
        [fresh(array, { changes: ["receiver"] }), `${distributions} ${newer}`],
        [fresh(array, { changes: ["receiver"], outAt: 2 }), "random standard_normal"],
        [fresh(array, { changes: ["receiver"], outAt: 3 }), "standard_exponential standard_gamma"],
        [nothing({ changes: ["receiver", "first"] }), "shuffle"],
        [fresh("list", { changes: ["receiver"] }), "spawn"],
      ),
      attributes: table([view(), "bit_generator"]),
    },
    "numpy.random.RandomState": {
      methods: table(
        [fresh(array, { changes: ["receiver"] }), `${distributions} ${older} tomaxint`],
        [nothing({ changes: ["receiver", "first"] }), "shuffle"],
        [changes({ keeps: false }), "seed set_state"],
        [fresh("tuple"), "get_state"],
      ),
    },
    "numpy.random.SeedSequence": {
      methods: table([fresh(array, { changes: ["receiver"] }), "generate_state spawn random_raw jumped"]),
    },
  },
};
