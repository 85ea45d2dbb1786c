/**
 * Tournament table
 *
 * Converted by nbflow 0.1.0 from tournament.ipynb. Yours to edit: converting again leaves a changed
 * script as it is.
 * @nbflow plan=1 notebook=sha256:0a4011b4ba3aa7744dc9e63366758524009fe4ce3fce8ae44c5b2c6ca7179cb0 script=sha256:1e023f21c19e6f084833622f5d6ac99139238f32f8c522dc8a42782e04e7f930
 */
import { cell, flow, task, typescript } from "nbflow";

/** What the cell tagged `parameters` sets (cell 1). */
interface Parameters {
  /** Who plays. Default: `["Ants", "Bees", "Crabs", "Doves", "Eels"]`. */
  teams?: readonly unknown[];
  /** Where the generator of scores starts. Default: `7`. */
  seed?: number;
}

/** Definitions (cells 2 and 3): runs first, once. */
const ts = typescript({
  notebook: "tournament.ipynb",
  kernel: "deno",
  setup: [
    cell(2)`
interface Match {
  readonly home: string;
  readonly away: string;
  readonly score: readonly [home: number, away: number];
}

enum Points {
  Loss = 0,
  Draw = 1,
  Win = 3,
}

type Table = Map<string, { points: number; goals: number }>;

`,
    cell(3)`
/** Park and Miller's generator: the same seed gives the same numbers. */
class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  roll(sides: number): number {
    this.#state = (this.#state * 48271) % 2147483647;
    return this.#state % sides;
  }
}

`,
  ],
});

/** Set the parameters (cell 1). */
export const setParameters = task(
  { name: "set-parameters" },
  ts.parameters(
    { writes: ["teams", "seed"] },
    cell(1)`
const teams = ["Ants", "Bees", "Crabs", "Doves", "Eels"]; // who plays
const seed = 7; // where the generator of scores starts

`,
  ),
);

/**
 * Play the matches (cell 4).
 *
 * - needs `seed` and `teams`, which cell 1 makes
 */
export const playMatches = task(
  { name: "play-matches" },
  ts.cells(
    { reads: ["seed", "teams"], writes: ["dice", "matches"] },
    cell(4)`
const dice = new Dice(seed);
const matches: Match[] = [];
for (const home of teams) {
  for (const away of teams) {
    if (home !== away) matches.push({ home, away, score: [dice.roll(4), dice.roll(3)] });
  }
}
matches.length

`,
  ),
);

/**
 * Count the points (cells 5 and 6).
 *
 * - needs `matches`, which cell 4 makes
 * - needs `teams`, which cell 1 makes
 */
export const countPoints = task(
  { name: "count-points" },
  ts.cells(
    { reads: ["matches", "teams"], writes: ["add", "table", "matches", "ranking"] },
    cell(5)`
const table: Table = new Map(teams.map((team) => [team, { points: 0, goals: 0 }]));

function add(team: string, own: number, other: number): void {
  const row = table.get(team)!;
  row.goals += own - other;
  row.points += own > other ? Points.Win : own === other ? Points.Draw : Points.Loss;
}

for (const { home, away, score: [ours, theirs] } of matches) {
  add(home, ours, theirs);
  add(away, theirs, ours);
}

`,
    cell(6)`
const ranking = [...table]
  .map(([team, row]) => ({ team, ...row }))
  .sort((a, b) => b.points - a.points || b.goals - a.goals);
ranking

`,
  ),
);

/**
 * Count the goals (cell 7).
 *
 * - needs `matches`: cell 7 reads `matches` after cell 5 calls `add`, which sets `.goals` of it
 */
export const countGoals = task(
  { name: "count-goals" },
  ts.cells(
    { reads: ["matches"], writes: ["goals", "perMatch", "matches", "ranking", "table"] },
    cell(7)`
const goals = matches.reduce((sum, { score }) => sum + score[0] + score[1], 0);
const perMatch = goals / matches.length;
console.log(\`\${goals} goals in \${matches.length} matches, \${perMatch.toFixed(2)} each\`);

`,
  ),
);

/**
 * Show the winner (cell 8).
 *
 * - needs `ranking`: cell 8 reads `ranking` after cell 7 may change it where it calls
 *   `matches.reduce`, of which nothing is known
 */
export const showWinner = task(
  { name: "show-winner" },
  ts.cells(
    { reads: ["ranking"], writes: ["winner", "goals", "matches", "ranking", "table"] },
    cell(8)`
const [winner] = ranking;
Deno.jupyter.md\`**\${winner.team}** wins with \${winner.points} points.\`

`,
  ),
);

export default flow(
  {
    name: "tournament",
    parameters: {
      type: "object",
      properties: {
        teams: {
          type: "array",
          default: ["Ants", "Bees", "Crabs", "Doves", "Eels"],
          description: "who plays",
        },
        seed: { type: "number", default: 7, description: "where the generator of scores starts" },
      },
    },
  },
  async (parameters: Parameters) => {
    const settings = setParameters(parameters);
    const playedMatches = playMatches({ seed: settings.seed, teams: settings.teams });
    const points = countPoints({ matches: playedMatches.matches, teams: settings.teams });
    const goals = countGoals({ matches: points.matches });
    const winner = showWinner({ ranking: goals.ranking });
    return {
      table: winner.table,
      ranking: winner.ranking,
      perMatch: goals.perMatch,
      winner: winner.winner,
    };
  },
);
