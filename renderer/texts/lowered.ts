/** A label within a sentence: `Start takes` as `start takes`, but `RTO` and `SaaS` as they are. */
export function lowered(label: string): string {
  const [first = ''] = label.split(' ')
  return /[A-Z]/.test(first.slice(1)) ? label : label.charAt(0).toLowerCase() + label.slice(1)
}
