/**
 * Node's own import. Files that the test runner loads get the runner's import instead, which would transform
 * what was built; this one is loaded by `require`.
 *
 * @param {string} url
 * @returns {Promise<unknown>}
 */
export function importNatively(url) {
  return import(url)
}
