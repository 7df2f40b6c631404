/**
 * Loads a compiled module of the pipeline. The caller states the type, which is that of the source in pipeline/.
 *
 * @param {string} module its path below dist/, such as `text/span.js`
 * @returns {Promise<any>}
 */
export const built = (module) => import(new URL(`../dist/${module}`, import.meta.url).href);
