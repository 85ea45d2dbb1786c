import {
  change,
  copy,
  fresh,
  holder,
  nothing,
  readsFile,
  scalar,
  use,
  view,
  writesFile,
} from "./behaviour.js";
import { table, together, under, type Library } from "./library.js";

const artist = "matplotlib.Artist";
const draws = fresh(artist, { figure: "draws" });
/** Most artists copy the data that they are given; these keep them. */
const keepsData = "barbs hist2d quiver scatter stairs xticks yticks";
const keepsDataOfAxes = "barbs hist2d quiver scatter stairs set_xticks set_yticks";

const pyplotDraws = `acorr angle_spectrum annotate arrow autoscale axhline axhspan axis axline axvline axvspan bar bar_label barh
  box boxplot broken_barh cla clabel clf clim cohere colorbar contour contourf csd draw errorbar eventplot figimage
  figlegend figtext fill fill_between fill_betweenx grid hexbin hist hlines imshow legend locator_params loglog
  magnitude_spectrum margins matshow minorticks_off minorticks_on pcolor pcolormesh phase_spectrum pie plot plot_date polar psd
  quiverkey rgrids sci semilogx semilogy specgram spy stackplot stem step streamplot subplots_adjust
  suptitle table text thetagrids tick_params ticklabel_format tight_layout title tricontour tricontourf tripcolor triplot twinx
  twiny violinplot vlines xcorr xlabel xlim xscale ylabel ylim yscale show pause draw_if_interactive
  subplot subplot2grid subplot_mosaic axes subplot_tool connect waitforbuttonpress`;

export const matplotlib: Library = {
  modules: ["matplotlib", "mpl_toolkits", "pylab"],
  source: "Matplotlib 3.9 API reference: https://matplotlib.org/stable/api/",
  uses: ["matplotlib options"],
  same: { pylab: "matplotlib.pyplot", "matplotlib.pylab": "matplotlib.pyplot" },
  functions: together(
    under(
      "matplotlib.pyplot",
      table(
        [draws, pyplotDraws],
        [fresh(artist, { figure: "draws", gives: "holder" }), keepsData],
        [nothing({ changes: ["held"], figure: "draws" }), "setp delaxes"],
        [
          fresh(artist, { figure: "draws", effects: [change("matplotlib options")] }),
          "set_cmap viridis jet gray hot cool bone copper pink spring summer autumn winter plasma inferno magma hsv",
        ],
        [fresh(artist, { figure: "makes" }), "figure subplots"],
        [fresh(artist, { figure: "current" }), "gcf gca gci get_fignums fignum_exists"],
        [fresh(artist, { figure: "sets" }), "sca"],
        [nothing({ figure: "current" }), "close"],
        [nothing({ figure: "current", effects: [writesFile(0, "fname")] }), "savefig"],
        [nothing({ effects: [writesFile(0, "fname")] }), "imsave"],
        [fresh("numpy.ndarray", { effects: [readsFile(0, "fname")] }), "imread"],
        [
          nothing({ effects: [change("matplotlib options")] }),
          "rc rcdefaults rc_context ion ioff interactive style.use set_loglevel xkcd style.context rcParams.update rcParams.setdefault register_cmap",
        ],
        [nothing({ effects: [change("matplotlib options"), change("figures")] }), "switch_backend"],
        [scalar(), "isinteractive get_backend"],
        [fresh(artist), "get_cmap cm.get_cmap"],
        [fresh("list"), "colormaps get_figlabels"],
        [fresh(artist), "Circle Rectangle Polygon Line2D Normalize"],
      ),
    ),
    // Runs its function whenever it is shown.
    under(
      "matplotlib.animation",
      table([holder(null, { changes: ["arguments"], effects: [{ kind: "world" }] }), "FuncAnimation"]),
    ),
    under(
      "matplotlib",
      table(
        [
          nothing({ effects: [change("matplotlib options")] }),
          "rc rcdefaults rc_context set_loglevel interactive style.use rcParams.update style.context rc_file font_manager.fontManager.addfont colormaps.register scale.register_scale projections.register_projection cm.register_cmap",
        ],
        [nothing({ effects: [change("matplotlib options"), change("figures")] }), "use"],
        [nothing({ changes: ["held"] }), "artist.setp"],
        [scalar(), "get_backend"],
        [scalar("str", { effects: [use("environment")] }), "get_cachedir get_configdir"],
        [copy("list"), "cm.get_cmap"],
      ),
    ),
  ),
  objects: {
    "matplotlib.rcParams": "rcParams",
    "matplotlib.pyplot.rcParams": "rcParams",
    "matplotlib.rcParamsDefault": "rcParams",
    "matplotlib.pyplot.style.available": "scalar",
  },
  // Artists, locators, colours: new objects that keep what they are given.
  otherwise: fresh(artist, { gives: "holder" }),
  types: {
    [artist]: {
      calls: true,
      methods: table(
        [
          nothing({ changes: ["receiver"], effects: [writesFile(0, "fname")] }),
          "savefig print_figure print_png print_pdf print_svg print_jpg print_jpeg print_tif print_ps print_eps print_pgf",
        ],
        [view(artist, { changes: ["receiver"], keeps: true }), keepsDataOfAxes],
        [nothing({ effects: [writesFile(0, "filename")] }), "save"],
        [
          view(artist, { changes: ["receiver", "arguments"], keeps: true }),
          "add_artist add_patch add_collection add_line add_table add_image add_child_axes add_axes sca legend set_figure set_axes register set_major_locator set_minor_locator set_major_formatter set_minor_formatter",
        ],
      ),
      // Artists copy the data that they are given.
      otherwise: view(artist, { changes: ["receiver"] }),
      anyAttribute: view(artist),
      item: view(artist),
      iteration: view(artist),
      operation: view(artist),
      call: fresh("numpy.ndarray"),
    },
    rcParams: {
      stores: "matplotlib options",
      methods: table(
        [nothing({ effects: [change("matplotlib options")] }), "update setdefault pop clear"],
        [scalar(), "get"],
        [fresh("dict view"), "keys values items"],
        [fresh("dict"), "copy"],
      ),
      item: scalar(),
      iteration: scalar("str"),
    },
  },
};
