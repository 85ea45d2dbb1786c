import {
  argument,
  change,
  copy,
  draws,
  fresh,
  holder,
  nothing,
  readsFile,
  scalar,
  view,
  writesFile,
} from "./behaviour.js";
import type { Behaviour } from "./behaviour.js";
import { table, together, under, type Library } from "./library.js";

const array = "numpy.ndarray";

const estimator = "sklearn estimator";

/** Estimators and functions that never draw random numbers, with or without a `random_state`. */
const deterministic = `linear_model.LinearRegression linear_model.BayesianRidge linear_model.ARDRegression linear_model.LassoLars
  linear_model.Lars linear_model.RidgeCV linear_model.HuberRegressor linear_model.QuantileRegressor linear_model.PoissonRegressor
  neighbors.KNeighborsClassifier neighbors.KNeighborsRegressor neighbors.NearestNeighbors naive_bayes.GaussianNB
  naive_bayes.MultinomialNB naive_bayes.BernoulliNB naive_bayes.ComplementNB preprocessing.StandardScaler
  preprocessing.MinMaxScaler preprocessing.MaxAbsScaler preprocessing.RobustScaler preprocessing.Normalizer
  preprocessing.Binarizer preprocessing.LabelEncoder preprocessing.LabelBinarizer preprocessing.MultiLabelBinarizer
  preprocessing.OneHotEncoder preprocessing.OrdinalEncoder preprocessing.PolynomialFeatures preprocessing.PowerTransformer
  feature_extraction.DictVectorizer feature_extraction.text.CountVectorizer
  feature_extraction.text.TfidfVectorizer feature_extraction.text.TfidfTransformer
  feature_extraction.text.HashingVectorizer impute.SimpleImputer impute.KNNImputer
  discriminant_analysis.LinearDiscriminantAnalysis discriminant_analysis.QuadraticDiscriminantAnalysis
  cluster.DBSCAN cluster.AgglomerativeClustering cluster.OPTICS feature_selection.SelectKBest
  feature_selection.SelectPercentile feature_selection.VarianceThreshold gaussian_process.kernels.RBF
  isotonic.IsotonicRegression cross_decomposition.PLSRegression model_selection.TimeSeriesSplit model_selection.LeaveOneOut model_selection.GroupKFold
  model_selection.LeaveOneGroupOut utils.validation.check_is_fitted`;

/** They may give back what they are handed. */
const checks = `utils.check_array utils.as_float_array utils.column_or_1d utils.validation.check_array
  utils.validation.as_float_array utils.validation.column_or_1d`;
const checksOfSeveral = `utils.check_X_y utils.indexable utils.validation.check_X_y utils.validation.indexable`;

/** Fit the very estimators that they hold. */
const pipelines = "pipeline.Pipeline pipeline.make_pipeline pipeline.FeatureUnion pipeline.make_union";

/** Hold other estimators, of which they fit copies: they draw if those do. */
const composite = `compose.ColumnTransformer
  compose.make_column_transformer compose.TransformedTargetRegressor compose.make_column_selector multiclass.OneVsRestClassifier
  multiclass.OneVsOneClassifier multioutput.MultiOutputClassifier multioutput.MultiOutputRegressor
  ensemble.VotingClassifier ensemble.VotingRegressor ensemble.StackingClassifier ensemble.StackingRegressor
  model_selection.GridSearchCV model_selection.cross_val_score model_selection.cross_validate model_selection.cross_val_predict
  model_selection.ParameterGrid feature_selection.RFE feature_selection.SelectFromModel base.clone`;

const metrics = `accuracy_score auc average_precision_score balanced_accuracy_score brier_score_loss classification_report
  cohen_kappa_score confusion_matrix f1_score fbeta_score log_loss matthews_corrcoef precision_recall_curve
  precision_recall_fscore_support precision_score recall_score roc_auc_score roc_curve top_k_accuracy_score
  explained_variance_score max_error mean_absolute_error mean_absolute_percentage_error mean_squared_error
  mean_squared_log_error median_absolute_error r2_score root_mean_squared_error mean_poisson_deviance silhouette_score
  silhouette_samples adjusted_rand_score normalized_mutual_info_score homogeneity_score completeness_score v_measure_score
  calinski_harabasz_score davies_bouldin_score pairwise_distances hamming_loss jaccard_score zero_one_loss
  pairwise.cosine_similarity pairwise.euclidean_distances pairwise.linear_kernel pairwise.rbf_kernel pairwise_distances_argmin`;

const seeded = draws("numpy random", "random_state");
/** The default solvers draw nothing. Cyclic coordinate descent does, and so do support vector machines. */
const seededBySolver: Behaviour = fresh("sklearn estimator", {
  gives: "holder",
  effects: [{ kind: "changes", resource: "numpy random", unless: "random_state", onlyWith: "solver" }],
});
const seededByShuffle: Behaviour = fresh("sklearn estimator", {
  effects: [{ kind: "changes", resource: "numpy random", unless: "random_state", onlyWith: "shuffle" }],
});
const makes = fresh(estimator, { gives: "holder", effects: [] });

/** Fitting changes the estimator, which keeps what it is given: neighbours do, and pipelines. */
const fits = { changes: ["receiver", "callbacks"], keeps: true, gives: "receiver" } as const;

const estimatorMethods = table(
  [view(null, fits), "fit partial_fit set_output set_fit_request set_score_request"],
  // `svc__C=1` sets a parameter of what it holds
  [view(null, { ...fits, changes: ["receiver", "steps"] }), "set_params"],
  [
    fresh(array, { changes: ["receiver"], keeps: true, gives: "view", toldTo: "arguments" }),
    "fit_transform fit_predict fit_resample",
  ],
  [view(array, { toldTo: "arguments" }), "transform inverse_transform"],
  [
    fresh(array),
    `predict predict_proba predict_log_proba decision_function score score_samples apply kneighbors get_feature_names
     get_feature_names_out get_support cost_complexity_pruning_path kneighbors_graph
     decision_path get_depth get_n_leaves bic aic mahalanobis get_booster evals_result get_score`,
  ],
  [
    fresh("iterator", { lazy: true }),
    "staged_predict staged_predict_proba staged_decision_function staged_score",
  ],
  [holder("dict"), "get_params"],
  [scalar("int"), "get_n_splits"],
  // It may draw the next split when that is asked for.
  [holder("sklearn splits", { changes: ["receiver"] }), "split"],
  [fresh(array, { changes: ["receiver"] }), "sample"],
  [nothing({ effects: [writesFile(0)] }), "save_model dump_model"],
  [nothing({ changes: ["receiver"], effects: [readsFile(0)] }), "load_model"],
);

/** Of functions that do nothing, and of no steps but `passthrough`, it is what they are handed that comes out. */
const passing = argument(array, { toldTo: "arguments" });
const passingFunction = argument(null, { toldTo: "arguments" });

const functionMethods = table(
  [{ ...passingFunction, changes: ["receiver"], keeps: true }, "fit_transform"],
  [passingFunction, "transform inverse_transform"],
);

const pipelineMethods = table(
  [passing, "transform inverse_transform"],
  [view(null, { ...fits, changes: ["receiver", "steps"] }), "fit set_output"],
  [{ ...passing, changes: ["receiver", "steps"], keeps: true }, "fit_transform fit_predict fit_resample"],
);

const estimatorType = {
  calls: true,
  step: true,
  logged: true,
  methods: estimatorMethods,
  anyAttribute: view(array),
  item: view(estimator),
  iteration: view(estimator),
};

export const sklearn: Library = {
  modules: ["sklearn"],
  source: "scikit-learn 1.5 API reference and Glossary (random_state): https://scikit-learn.org/1.5/api/",
  uses: ["settings", "numpy options"],
  functions: under(
    "sklearn",
    together(
      table(
        [makes, deterministic],
        [makes, composite],
        [fresh("sklearn pipeline", { gives: "holder" }), pipelines],
        [fresh("sklearn function", { gives: "holder" }), "preprocessing.FunctionTransformer"],
        [passing, checks],
        [holder("sklearn arrays"), checksOfSeveral],
        [seededBySolver, "linear_model.LogisticRegression linear_model.Ridge linear_model.RidgeClassifier"],
        [seededByShuffle, "model_selection.KFold model_selection.StratifiedKFold"],
      ),
      under(
        "metrics",
        table([fresh(array), metrics], [fresh("sklearn scorer", { gives: "holder" }), "make_scorer"]),
      ),
      table(
        [
          copy("list", { gives: "holder", effects: [seeded] }),
          "model_selection.train_test_split utils.shuffle utils.resample",
        ],
        [
          fresh("sklearn bunch"),
          "datasets.load_iris datasets.load_digits datasets.load_wine datasets.load_breast_cancer datasets.load_diabetes datasets.load_linnerud datasets.load_boston",
        ],
        [
          fresh("sklearn bunch", { effects: [change("network"), change("packages")] }),
          "datasets.fetch_openml datasets.fetch_california_housing datasets.fetch_20newsgroups datasets.fetch_olivetti_faces datasets.fetch_lfw_people datasets.fetch_covtype",
        ],
        [
          fresh("sklearn arrays", {
            effects: [
              { kind: "changes", resource: "numpy random", unless: "random_state", onlyWith: "shuffle" },
            ],
          }),
          "model_selection.learning_curve model_selection.validation_curve",
        ],
        [
          fresh("sklearn arrays", { effects: [seeded] }),
          `datasets.make_classification datasets.make_regression datasets.make_blobs datasets.make_moons datasets.make_circles
           datasets.make_friedman1 datasets.make_s_curve datasets.make_swiss_roll datasets.make_gaussian_quantiles`,
        ],
        [fresh("sklearn bunch", { effects: [readsFile(0), seeded] }), "datasets.load_files"],
        [nothing({ effects: [change("packages")] }), "datasets.clear_data_home"],
        [nothing({ effects: [change("settings")] }), "set_config config_context"],
        [fresh("matplotlib.Artist", { figure: "draws" }), "tree.plot_tree"],
        [scalar("str"), "tree.export_text tree.export_graphviz"],
        [
          fresh(array, { gives: "view", toldTo: "arguments" }),
          "preprocessing.scale preprocessing.normalize preprocessing.minmax_scale preprocessing.binarize preprocessing.label_binarize",
        ],
      ),
    ),
  ),
  // Any other estimator or function: draws unless it is given a seed.
  otherwise: fresh(estimator, { gives: "holder", effects: [seeded], toldTo: "arguments" }),
  types: {
    [estimator]: estimatorType,
    "sklearn pipeline": { ...estimatorType, bases: [estimator], methods: pipelineMethods },
    "sklearn function": { bases: [estimator], methods: functionMethods },
    "sklearn scorer": { calls: true, call: scalar() },
    "sklearn splits": {
      iterator: true,
      iteration: fresh("sklearn arrays", { effects: [change("numpy random")] }),
    },
    "sklearn arrays": { item: view(array), iteration: view(array) },
    "sklearn bunch": {
      bases: ["dict"],
      iteration: view("pandas value"),
      anyAttribute: view("pandas value"),
      item: view("pandas value"),
    },
  },
};
