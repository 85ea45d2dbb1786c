/**
 * Only words
 *
 * Converted by nbflow 0.1.0 from no-code.ipynb. Yours to edit: converting again leaves a changed
 * script as it is.
 * @nbflow plan=1 notebook=sha256:a95493438887c11b496ec378c44509754cf24499009e240b829a0d9acffc9f6f script=sha256:6ebb7d12a48fb133d8f3881e8d6f4341d8c4e53d33c3e2131e4f21c4632e0e72
 */
import { flow } from "nbflow";

export default flow({ name: "no-code" }, async () => {});
