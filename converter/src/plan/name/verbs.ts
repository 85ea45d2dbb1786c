/** Verbs that notebooks' headings and comments use, with the forms that they take as nouns. */
const table = `
add adding addition
aggregate aggregating aggregation
align aligning alignment
analyze analyzing analysis analyse analysing analyses
animate animating animation
apply applying application
augment augmenting augmentation
balance balancing
bin binning
build building
calculate calculating calculation calculations
calibrate calibrating calibration
change changing
check checking checks
choose choosing
classify classifying classification
clean cleaning cleaner cleanup cleansing
cluster clustering
collect collecting collection
combine combining combination
compare comparing comparison comparisons
compile compiling compilation
compute computing computation
configure configuring configuration
connect connecting
convert converting conversion
correct correcting correction
count counting
create creating creation
crop cropping
define defining definition definitions
demonstrate demonstrating demonstration
describe describing description
detect detecting detection
display displaying
do doing
download downloading
draw drawing
drop dropping
encode encoding
engineer engineering
estimate estimating estimation
evaluate evaluating evaluation
examine examining examination
execute executing execution
explain explaining explanation
explore exploring exploration exploratory
export exporting
extract extracting extraction
fetch fetching
fill filling
filter filtering
find finding
fit fitting
forecast forecasting
format formatting
generate generating generation
get getting
group grouping
handle handling
identify identifying identification
implement implementing implementation
import importing
impute imputing imputation
improve improving improvement
infer inferring inference
initialize initializing initialization initialise initialising
inspect inspecting inspection
install installing installation
integrate integrating integration
investigate investigating investigation
iterate iterating iteration
join joining
label labeling labelling
learn learning
list listing
load loading
log logging
look looking
loop looping
make making
map mapping
measure measuring measurement
merge merging
minimize minimizing minimization
normalize normalizing normalization normalise
open opening
optimize optimizing optimization optimise
parse parsing
perform performing
pivot pivoting
plot plotting plots plotted
predict predicting prediction predictions
prepare preparing preparation
preprocess preprocessing
print printing
process processing
publish publishing
query querying
rank ranking
read reading
reduce reducing reduction
register registering registration
regress regressing
remove removing removal
rename renaming
render rendering
replace replacing replacement
resample resampling
reshape reshaping
resize resizing
retrieve retrieving retrieval
run running
sample sampling
save saving
scale scaling
score scoring
scrape scraping
search searching
segment segmenting segmentation
select selecting selection
serialize serializing serialization
set setting
share sharing
show showing
shuffle shuffling
simulate simulating simulation simulations
slice slicing
smooth smoothing
solve solving solution
sort sorting
specify specifying
split splitting
standardize standardizing standardization
start starting
stop stopping
store storing
summarize summarizing summary summarise
test testing
tokenize tokenizing tokenization
track tracking
train training
transform transforming transformation transformations
translate translating translation
try trying
tune tuning
understand understanding
update updating
upload uploading
use using
validate validating validation
vectorize vectorizing vectorization
verify verifying verification
view viewing
visualize visualizing visualization visualizations visualise visualising visualisation visualisations
work working
wrangle wrangling
write writing
`;

const bases = new Set<string>();
const nouns = new Map<string, string>();
for (const line of table.trim().split("\n")) {
  const [base = "", ...forms] = line.split(" ");
  bases.add(base);
  for (const form of forms) nouns.set(form, base);
}

/** Words that are verbs and, as often, nouns or adjectives before one: "test set", "sample data", "set theory". */
const ambiguous = new Set([
  "test",
  "sample",
  "train",
  "set",
  "list",
  "map",
  "plot",
  "score",
  "label",
  "group",
  "count",
  "query",
  "filter",
  "search",
  "log",
  "rank",
  "cluster",
  "bin",
  "format",
  "process",
  "measure",
  "slice",
  "loop",
  "work",
  "look",
  "use",
  "share",
  "register",
  "model",
  "import",
]);

export function isVerb(word: string): boolean {
  return bases.has(word);
}

export function isAmbiguous(word: string): boolean {
  return ambiguous.has(word);
}

/** "loading" and "evaluation" as the verbs that they come from; null for other words. */
export function verbOf(noun: string): string | null {
  return nouns.get(noun) ?? null;
}

/** "trained", "split": how a constant calls what the verb was done to. */
export function participle(verb: string): string {
  const irregular = irregulars.get(verb);
  if (irregular !== undefined) return irregular;
  if (verb.endsWith("e")) return `${verb}d`;
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ied`;
  if (doubled.has(verb)) return `${verb}${verb.at(-1) ?? ""}ed`;
  return `${verb}ed`;
}

const irregulars = new Map(
  `read:read build:built make:made get:got set:set split:split fit:fitted show:shown find:found draw:drawn write:written
  choose:chosen do:done run:run learn:learned understand:understood tune:tuned`
    .split(/\s+/)
    .map((pair): [string, string] => {
      const [verb = "", form = ""] = pair.split(":");
      return [verb, form];
    }),
);

const doubled = new Set(["plot", "drop", "crop", "map", "log", "bin", "stop", "scrap"]);
