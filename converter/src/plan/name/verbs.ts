/** Verbs that notebooks' headings and comments use, with the forms that they take as nouns. */
const table = `
access accessing
add adding addition
aggregate aggregating aggregation
align aligning alignment
analyze analyzing analysis analyse analysing analyses
animate animating animation
annotate annotating annotation
append appending
apply applying application
ask asking
assemble assembling
assign assigning
augment augmenting augmentation
average averaging
balance balancing
benchmark benchmarking
bin binning
bootstrap bootstrapping
build building
cache caching
calculate calculating calculation calculations
calibrate calibrating calibration
call calling
capture capturing
catch catching
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
concatenate concatenating concatenation
configure configuring configuration
connect connecting
construct constructing construction
convert converting conversion
copy copying
correct correcting correction
count counting
create creating creation
crop cropping
cross crossing
debug debugging
decode decoding
decompose decomposing decomposition
define defining definition definitions
delete deleting deletion
demonstrate demonstrating demonstration
deploy deploying deployment
derive deriving derivation
describe describing description
design designing
detect detecting detection
discover discovering
display displaying
do doing
download downloading
draw drawing
drop dropping
embed embedding
enable enabling
encode encoding
engineer engineering
estimate estimating estimation
evaluate evaluating evaluation
examine examining examination
execute executing execution
experiment experimenting
explain explaining explanation
explore exploring exploration exploratory
export exporting
extend extending
extract extracting extraction
fetch fetching
fill filling
filter filtering
find finding
fit fitting
fix fixing
flatten flattening
forecast forecasting
format formatting
generate generating generation
get getting
group grouping
handle handling
highlight highlighting
identify identifying identification
implement implementing implementation
import importing
improve improving improvement
impute imputing imputation
infer inferring inference
initialize initializing initialization initialise initialising
insert inserting insertion
inspect inspecting inspection
install installing installation
integrate integrating integration
interpolate interpolating interpolation
interpret interpreting interpretation
introduce introducing
invert inverting inversion
investigate investigating investigation
iterate iterating iteration
join joining
keep keeping
label labeling labelling
launch launching
learn learning
link linking
list listing
load loading
locate locating
log logging
look looking
loop looping
make making
map mapping
match matching
measure measuring measurement
merge merging
minimize minimizing minimization
model modeling modelling
modify modifying modification
monitor monitoring
mount mounting
move moving
normalize normalizing normalization normalise
obtain obtaining
open opening
optimize optimizing optimization optimise
parse parsing
pass passing
perform performing
permute permuting permutation
pivot pivoting
play playing
plot plotting plots plotted
practice practicing
predict predicting prediction predictions
prepare preparing preparation
preprocess preprocessing
print printing
process processing
profile profiling
project projecting
prove proving
provide providing
publish publishing
pull pulling
push pushing
put putting
quantify quantifying
query querying
raise raising
rank ranking
read reading
rebuild rebuilding
recommend recommending recommendation recommendations
reduce reducing reduction
register registering registration
regress regressing
reload reloading
remove removing removal
rename renaming
render rendering
repeat repeating
replace replacing replacement
report reporting
resample resampling
reset resetting
reshape reshaping
resize resizing
restore restoring
retrieve retrieving retrieval
return returning
review reviewing
run running
sample sampling
save saving
scale scaling
schedule scheduling
score scoring
scrape scraping
search searching
segment segmenting segmentation
select selecting selection
send sending
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
stack stacking
standardize standardizing standardization
start starting
stop stopping
store storing
study studying
submit submitting
subset subsetting
sum summing
summarize summarizing summary summarise
take taking
test testing
tokenize tokenizing tokenization
track tracking
train training
transform transforming transformation transformations
translate translating translation
traverse traversing
try trying
tune tuning
turn turning
understand understanding
unpack unpacking
unzip unzipping
update updating
upload uploading
use using
validate validating validation
vectorize vectorizing vectorization
verify verifying verification
view viewing
visualize visualizing visualization visualizations visualise visualising visualisation visualisations
wait waiting
work working
wrangle wrangling
wrap wrapping
adjust adjusting adjustment
allocate allocating allocation
approximate approximating approximation
authenticate authenticating authentication
bring bringing
broadcast broadcasting
close closing
compose composing composition
compress compressing compression
concat
contrast contrasting
customize customizing customization
denoise denoising
determine determining
differentiate differentiating differentiation
disable disabling
discretize discretizing discretization
downsample downsampling
edit editing
embark
enumerate enumerating enumeration
extrapolate extrapolating extrapolation
factor factoring
finetune finetuning
forecast forecasts
fuse fusing
grab grabbing
hash hashing
illustrate illustrating illustration
increase increasing
index indexing
inject injecting
instantiate instantiating instantiation
invoke invoking invocation
maximize maximizing maximization
mask masking
mix mixing
multiply multiplying multiplication
navigate navigating navigation
organize organizing organization
overlay overlaying
override overriding
pad padding
partition partitioning
pickle pickling
preview previewing
prune pruning
randomize randomizing randomization
recode recoding
rearrange rearranging
refactor refactoring
refine refining
regularize regularizing regularization
release releasing
replicate replicating replication
rescale rescaling
reverse reversing
rotate rotating rotation
round rounding
seed seeding
separate separating separation
simplify simplifying simplification
sketch sketching
stream streaming
strip stripping
subtract subtracting subtraction
swap swapping
tag tagging
tidy tidying
transpose transposing transposition
trim trimming
undersample undersampling
unnest unnesting
unstack unstacking
upgrade upgrading
upsample upsampling
weight weighting
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
const ambiguous = new Set(
  `test sample train set list map plot score label group count query filter search log rank cluster bin format process
  measure slice loop work look use share register model import access average benchmark cache call copy cross design
  experiment link match profile project report return review schedule stack study sum subset move pass turn play
  practice print view check start stop change raise catch try factor index mask pad round seed stream tag weight partition
  broadcast hash mix sketch overlay release increase pickle`.split(/\s+/),
);

export function isVerb(word: string): boolean {
  return bases.has(word);
}

export function isAmbiguous(word: string): boolean {
  return ambiguous.has(word);
}

export function isSureVerb(word: string): boolean {
  return bases.has(word) && !ambiguous.has(word);
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

const doubled = new Set([
  "plot",
  "drop",
  "crop",
  "map",
  "log",
  "bin",
  "stop",
  "debug",
  "wrap",
  "unwrap",
  "scan",
  "plan",
  "zip",
  "unzip",
]);
