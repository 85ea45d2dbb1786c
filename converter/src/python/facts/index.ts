export { pythonFacts } from "./python-facts.js";
