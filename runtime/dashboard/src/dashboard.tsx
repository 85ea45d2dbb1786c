import { render } from "preact";
import { App } from "./dashboard/app.js";
import { applyTheme } from "./dashboard/theme-picker.js";

applyTheme();
const place = document.getElementById("app");
if (place !== null) render(<App />, place);
