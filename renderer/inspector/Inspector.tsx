/** What is selected, field by field. */
export function Inspector() {
  return null
}
