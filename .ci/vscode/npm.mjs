import { attempt, CommandFailed } from "../set-up/run.mjs";

const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"];

/** `npm install` in a folder, without any install script. It fails most often by the network: it gets three attempts. */
export async function npmInstall(folder, options = []) {
  const words = ["npm", "install", ...options, ...quiet];
  for (let left = 2; ; left--) {
    const { code, output } = await attempt(words, { cwd: folder, quiet: true });
    if (code === 0) return;
    if (left === 0) throw new CommandFailed(words, code, output);
    console.log(`  npm failed in ${folder}; trying again`);
  }
}
