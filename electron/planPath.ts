/** The plan named on a command line, if there is one. */
export function findPlanPath(argv: readonly string[]): string | undefined {
  return argv.findLast((argument) => /\.blackstart$/i.test(argument) && !argument.startsWith('-'))
}
