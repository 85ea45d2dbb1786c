import {
  change,
  changes,
  copy,
  draws,
  fresh,
  holder,
  nothing,
  opensFile,
  readsFile,
  scalar,
  use,
  view,
  writesFile,
} from "./behaviour.js";
import { table, together, under, type Library } from "./library.js";

const frame = "pandas.DataFrame";
const series = "pandas.Series";

/** They read through what Python opens; of the others some leave that to a C library, where they are given a folder or a URL. */
const openers = "read_csv read_table read_fwf read_excel read_pickle";
const readers = `read_parquet read_json read_feather read_orc read_hdf read_html read_xml read_sas read_spss read_stata`;
const writers = `to_csv to_parquet to_json to_excel to_feather to_orc to_pickle to_hdf to_html to_xml to_stata to_latex to_markdown
  to_string`;

/** Methods that DataFrame and Series share: the result is new, and holds the same elements. */
const copies = `abs add add_prefix add_suffix agg aggregate all any apply asfreq asof assign astype bfill backfill combine
  combine_first compare convert_dtypes copy corr corrwith count cov cummax cummin cumprod cumsum describe diff div divide dot
  drop drop_duplicates droplevel dropna duplicated eq explode ffill pad fillna floordiv ge gt idxmax idxmin interpolate
  isin isna isnull join kurt kurtosis le lt map applymap mask max mean median melt memory_usage merge min mod mode mul multiply
  ne nlargest notna notnull nsmallest nunique pct_change pivot pivot_table pow prod product quantile query radd rank rdiv
  reindex reindex_like rename rename_axis reorder_levels replace reset_index rfloordiv rmod rmul round rpow rsub rtruediv
  select_dtypes sem set_axis set_index skew sort_index sort_values stack std sub subtract sum swaplevel take transform
  truediv tz_convert tz_localize unstack value_counts var where argmax argmin argsort autocorr case_when repeat unique
  searchsorted to_xarray to_records __invert__ __neg__ first_valid_index last_valid_index nth cumcount ngroup between size`;

/** Methods whose result may show the receiver, as pandas 2 slices without copying. */
const views = `head tail first last truncate between_time at_time squeeze swapaxes transpose xs items keys pipe to_frame ravel
  infer_objects to_period to_timestamp set_flags filter view shift`;

/** The same of groups, windows and resamplers. */
const groupCopies = `agg aggregate all any apply asfreq bfill corr corrwith count cov cumcount cummax cummin cumprod cumsum describe
  diff ffill fillna filter first get_group head idxmax idxmin interpolate kurt last max mean median min ngroup nlargest nsmallest
  nth nunique pct_change prod quantile rank sem size skew std sum tail take transform unique value_counts var`;

/** Lazy: what they give looks at the receiver when it is asked. */
const groups = "groupby rolling expanding ewm resample";

const indexing = {
  methods: table(
    [
      copy(null),
      `append asfreq is_lexsorted copy delete difference drop droplevel duplicated equals get_indexer get_loc identical
       insert isin isna isnull map max mean min nunique repeat round searchsorted shift slice_indexer slice_locs
       symmetric_difference take to_numpy unique value_counts where strftime normalize floor ceil day_name month_name
       to_period to_timestamp to_pydatetime tz_localize tz_convert argmax argmin argsort all any notna notnull memory_usage
       format`,
    ],
    // The same index, where it is one already.
    [
      view("pandas.Index"),
      `get_level_values intersection join union to_flat_index sort_values reindex factorize fillna dropna drop_duplicates astype`,
    ],
    [copy("pandas.Index", { toldTo: "receiver" }), "rename set_names"],
    [view(frame), "to_frame"],
    [view(series), "to_series"],
    [copy("list"), "tolist to_list"],
  ),
  attributes: table(
    [view("pandas.Index"), "array values T str levels codes"],
    [scalar(), "name dtype shape size is_unique is_monotonic_increasing nlevels hasnans freq"],
    [view("plain"), "names"],
    [fresh("pandas.Index"), "year month day hour minute second dayofweek weekday quarter"],
  ),
  item: view("pandas.Index"),
  iteration: copy("plain"),
  operation: fresh("numpy.ndarray"),
  // Frames, series and results that come from one another have one index object, whose names can be set.
  shared: "labels",
} as const;

/** What is drawn by `df.plot` goes to matplotlib. */
const plots = fresh("matplotlib.Artist", {
  figure: "draws",
  effects: [{ kind: "uses", resource: "matplotlib options" }],
});

export const pandas: Library = {
  modules: ["pandas"],
  source:
    "pandas 2.2 API reference and Copy-on-Write user guide (without Copy-on-Write): https://pandas.pydata.org/docs/reference/",
  uses: ["pandas options"],
  same: {
    "pandas.io.parsers": "pandas",
    "pandas.core.frame.DataFrame": frame,
    "pandas.plotting._core": "pandas.plotting",
  },
  functions: together(
    under(
      "pandas",
      together(
        table(
          [
            copy(frame, {
              effects: [readsFile(0, "filepath_or_buffer"), readsFile(0, "path"), readsFile(0, "io")],
            }),
            readers,
          ],
          [
            copy(frame, {
              effects: [opensFile(0, "filepath_or_buffer"), opensFile(0, "io")],
            }),
            openers,
          ],
          [
            copy(frame, { effects: [change("database"), readsFile(1, "con")] }),
            "read_sql read_sql_query read_sql_table read_gbq",
          ],
          [fresh(frame, { effects: [{ kind: "world" }] }), "read_clipboard"],
          [fresh("pandas.ExcelFile", { keeps: true, effects: [readsFile(0)] }), "ExcelFile HDFStore"],
          [fresh("pandas.ExcelWriter", { effects: [writesFile(0)] }), "ExcelWriter"],
          // Without Copy-on-Write these may show an array or frame that they are given.
          [view(frame), "DataFrame"],
          [view(series), "Series"],
          [
            view("pandas.Index"),
            "Index MultiIndex RangeIndex DatetimeIndex CategoricalIndex IntervalIndex PeriodIndex TimedeltaIndex",
          ],
          [
            copy(frame),
            "concat merge merge_asof merge_ordered pivot pivot_table crosstab melt wide_to_long get_dummies from_dummies json_normalize lreshape",
          ],
          // Of numbers it gives the numbers.
          [view(series), "to_numeric"],
          [
            copy(series),
            "to_datetime to_timedelta cut qcut isna isnull notna notnull unique value_counts factorize array eval",
          ],
          [
            fresh("pandas.Index"),
            "date_range period_range timedelta_range bdate_range interval_range infer_freq",
          ],
          [
            scalar(),
            `Timestamp Timedelta Period Interval NaT CategoricalDtype StringDtype DateOffset NamedAgg IndexSlice Int8Dtype Int16Dtype
             Int32Dtype Int64Dtype UInt8Dtype UInt16Dtype UInt32Dtype UInt64Dtype Float32Dtype Float64Dtype BooleanDtype
             DatetimeTZDtype PeriodDtype IntervalDtype`,
          ],
          [
            scalar("reading", { effects: [use("moment")] }),
            "Timestamp.now Timestamp.today Timestamp.utcnow Period.now",
          ],
          [holder("pandas.Categorical"), "Categorical Categorical.from_codes"],
          [holder("plain"), "Grouper"],
          [
            nothing({ effects: [change("pandas options")] }),
            "set_option reset_option option_context set_eng_float_format",
          ],
          [scalar(), "get_option describe_option show_versions"],
          [nothing({ effects: [change("matplotlib options")] }), "plotting.register_matplotlib_converters"],
          [
            fresh("matplotlib.Artist", { figure: "draws", effects: [change("random")] }),
            "plotting.bootstrap_plot",
          ],
          [
            plots,
            "plotting.scatter_matrix plotting.autocorrelation_plot plotting.lag_plot plotting.parallel_coordinates plotting.andrews_curves plotting.radviz plotting.boxplot plotting.table",
          ],
        ),
        under(
          "MultiIndex",
          table([fresh("pandas.Index"), "from_tuples from_product from_arrays from_frame"]),
        ),
        under("DataFrame", table([copy(frame), "from_dict from_records"])),
      ),
    ),
  ),
  otherwise: null,
  types: {
    [frame]: {
      methods: together(
        table(
          [copy(null, { toldTo: "receiver", passes: "pandas value" }), copies],
          [
            copy(null, {
              toldTo: "receiver",
              passes: "pandas value",
              effects: [draws("numpy random", "random_state")],
            }),
            "sample",
          ],
          [changes(), "insert update __setitem__"],
          [view(series, { changes: ["receiver"] }), "pop"],
          [view("pandas value", { passes: "pandas value" }), views],
          [view("pandas value", { toldTo: "receiver" }), "clip eval"],
          // It may give what it is handed for a missing key.
          [view("pandas value", { keeps: true }), "get"],
          [view("numpy.ndarray"), "to_numpy __array__"],
          [view("pandas rows"), "iterrows itertuples iteritems"],
          [holder("pandas group"), groups],
          [copy("plain"), "tolist to_list"],
          // As series its columns are views.
          [holder("plain"), "to_dict"],
          [scalar(), "info equals __len__ __contains__ item first_valid_index last_valid_index"],
          [copy("list"), "factorize"],
          [plots, "hist boxplot"],
          [
            nothing({
              effects: [
                writesFile(0),
                writesFile(0, "path_or_buf"),
                writesFile(0, "path"),
                writesFile(0, "excel_writer"),
              ],
            }),
            writers,
          ],
          [nothing({ effects: [change("database"), writesFile(1, "con")] }), "to_sql to_gbq"],
          [nothing({ effects: [{ kind: "world" }] }), "to_clipboard"],
        ),
      ),
      attributes: table(
        [view(frame), "T"],
        [view("numpy.ndarray"), "values array"],
        [view("pandas indexer"), "loc iloc at iat ix"],
        [view("pandas.Index"), "index columns"],
        [{ ...view("pandas.Index"), gives: "parts" }, "axes"],
        [
          scalar(),
          "shape size ndim dtype empty name names hasnans is_unique nbytes is_monotonic_increasing is_monotonic_decreasing",
        ],
        [copy(series), "dtypes"],
        [view("plain"), "attrs flags"],
        [holder("pandas styler"), "style"],
        [view("pandas accessor"), "str dt cat sparse"],
        [view("pandas plot"), "plot"],
      ),
      item: view(frame),
      wraps: "pandas value",
      iteration: scalar("plain"),
      operation: copy(frame),
      // An attribute of another name is a column.
      anyAttribute: view(series),
    },
    [series]: {
      bases: [frame],
      iteration: view("plain"),
      item: view("pandas value"),
      operation: copy(series),
    },
    "pandas value": {
      bases: [frame, "plain"],
      attributes: table([view("numpy.ndarray"), "real imag"]),
      item: view("pandas value"),
      iteration: view("pandas value"),
      operation: copy("pandas value"),
    },
    "pandas.Reader": {
      iterator: true,
      iteration: fresh(frame),
      methods: table(
        [fresh(frame, { changes: ["receiver"] }), "get_chunk read"],
        [nothing({ changes: ["receiver"] }), "close"],
      ),
    },
    "pandas.Index": indexing,
    "pandas indexer": {
      item: view(frame),
      wraps: "pandas value",
      methods: table([view("pandas indexer"), "__call__"]),
      call: view("pandas indexer"),
    },
    "pandas accessor": {
      item: copy(series),
      otherwise: copy(series),
      // Codes, categories, years: some show the series.
      anyAttribute: view("pandas value"),
    },
    "pandas.Categorical": {
      bases: ["pandas.Index"],
      methods: table([
        copy("pandas.Categorical"),
        `rename_categories reorder_categories set_categories add_categories remove_categories remove_unused_categories
         as_ordered as_unordered copy`,
      ]),
      attributes: table(
        [view("pandas.Index"), "categories"],
        [view("numpy.ndarray"), "codes"],
        [scalar("bool"), "ordered"],
      ),
    },
    // Keeps the frame, and runs what it is given when it is shown.
    "pandas styler": {
      calls: true,
      methods: table([
        view("pandas styler", { changes: ["receiver"], keeps: true, passes: "pandas value" }),
        `apply applymap map format format_index background_gradient bar highlight_max highlight_min highlight_null
           highlight_between hide set_caption set_properties set_table_styles set_table_attributes set_precision set_sticky
           text_gradient set_uuid set_td_classes`,
      ]),
    },
    "pandas plot": { call: plots, otherwise: plots },
    "pandas.ExcelFile": {
      methods: table(
        [fresh(frame, { changes: ["receiver"], effects: [readsFile("receiver")] }), "parse get select keys"],
        [changes({ keeps: false }), "close"],
      ),
      attributes: table([fresh("list"), "sheet_names"]),
    },
    "pandas.ExcelWriter": {
      methods: table([changes({ keeps: false, effects: [writesFile("receiver")] }), "save close"]),
    },
    "pandas rows": { iterator: true, iteration: view("pandas value") },
    "pandas group": {
      methods: table(
        [copy("pandas value", { passes: "pandas value" }), groupCopies],
        [copy("pandas value", { effects: [draws("numpy random", "random_state")] }), "sample"],
        [view("pandas group", { passes: "pandas value" }), "pipe"],
        [holder("pandas group"), "rolling expanding ewm resample"],
        [plots, "hist boxplot"],
      ),
      attributes: table([copy("plain"), "groups indices ngroups"], [view("pandas plot"), "plot"]),
      anyAttribute: view("pandas group"),
      item: view("pandas group"),
      uniform: true,
      iteration: view("pandas value"),
    },
  },
};
