import { holder, use, view } from "./behaviour.js";
import { table, under, type Library } from "./library.js";

const widget = "widget";
const makes = holder(widget, { effects: [use("widgets")] });

/**
 * To make a widget opens a channel to the notebook's page, which a copy of the process must not use, and touches no other.
 * What calls functions (`interact`, `observe`, `on_click`), links widgets or takes what is printed (`Output`) is left unknown.
 */
export const widgets: Library = {
  modules: ["ipywidgets"],
  source: "ipywidgets 8.1, Widget List and Layout: https://ipywidgets.readthedocs.io/en/8.1.5/",
  uses: ["widgets"],
  same: { "ipywidgets.widgets": "ipywidgets" },
  functions: under(
    "ipywidgets",
    table([
      makes,
      `IntSlider FloatSlider FloatLogSlider IntRangeSlider FloatRangeSlider IntProgress FloatProgress BoundedIntText
       BoundedFloatText IntText FloatText ToggleButton Checkbox Valid Dropdown RadioButtons Select SelectionSlider
       SelectionRangeSlider ToggleButtons SelectMultiple Text Textarea Password Combobox Label HTML HTMLMath Image Button Play
       DatePicker TimePicker DatetimePicker NaiveDatetimePicker ColorPicker FileUpload Controller Box HBox VBox GridBox Accordion
       Tab Stack TagsInput ColorsInput FloatsInput IntsInput Layout ButtonStyle SliderStyle fixed jslink
       jsdlink`,
    ]),
  ),
  otherwise: null,
  types: {
    [widget]: {
      observed: true,
      attributes: table([
        view("plain"),
        "value min max step description index options disabled readout orientation placeholder rows icon tooltip button_style",
      ]),
    },
  },
};
