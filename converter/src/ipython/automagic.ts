/** The line magics and aliases of IPython 9 and ipykernel 7, as `%lsmagic` lists them. */
const LINE_MAGICS: ReadonlySet<string> = new Set(
  (
    "alias alias_magic autoawait autocall automagic autosave bookmark cat cd clear code_wrap colors conda config " +
    "connect_info cp debug dhist dirs doctest_mode ed edit env gui hist history killbgscripts ldir less lf lk ll load " +
    "load_ext loadpy logoff logon logstart logstate logstop ls lsmagic lx macro magic mamba man matplotlib micromamba " +
    "mkdir more mv notebook page pastebin pdb pdef pdoc pfile pinfo pinfo2 pip popd pprint precision prun psearch " +
    "psource pushd pwd pycat pylab qtconsole quickref recall rehashx reload_ext rep rerun reset reset_selective rm " +
    "rmdir run save sc set_env subshell sx system tb time timeit unalias unload_ext uv who who_ls whos xdel xmode"
  ).split(" "),
);

const LINE = /^\s*([\p{L}_][\p{L}\p{N}_]*)(.*?)\s*$/su;

/**
 * What automagic makes of a cell of one line: a line magic without its percent sign, unless the line assigns to that name. A
 * variable of the name wins when the cell runs, so this is what may be, not what is.
 */
export function automagicOf(code: string): { name: string; args: string } | null {
  const match = LINE.exec(code);
  const name = match?.[1] ?? "";
  const rest = match?.[2] ?? "";
  if (!LINE_MAGICS.has(name) || /[\n\r]/.test(rest)) return null;
  if (/^[.*]/.test(rest) || /^\s*[=,]/.test(rest)) return null;
  return { name, args: rest.trim() };
}
