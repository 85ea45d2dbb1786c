/** The release of Prefect whose API the server speaks, and that API's own version. */
export const PREFECT_VERSION = "3.8.8";
export const API_VERSION = "0.8.4";
/** The oldest version of the API that a client may ask for. */
export const OLDEST_API = "0.8.0";
