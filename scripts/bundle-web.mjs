import { copyFileSync, mkdirSync } from 'node:fs';
import { rolldown } from 'rolldown';

/**
 * Joins the web interface into one script and one style sheet, which `pipeline explore` serves and `pipeline report`
 * puts into its page.
 *
 * @param {string} root of the project, with a slash at its end
 * @param {string} folder to write `app.js` and `app.css` to
 */
export async function bundleWeb(root, folder) {
  const build = await rolldown({
    input: `${root}web/main.tsx`,
    cwd: root,
    platform: 'browser',
    tsconfig: `${root}web/tsconfig.json`,
    resolve: { extensionAlias: { '.js': ['.ts', '.tsx', '.js'] } },
  });
  // A script that is put into a page must not contain what would end it there.
  const postBanner = { name: 'no-end-of-script', renderChunk: closeNoScript };
  await build.write({
    file: `${folder}/app.js`,
    format: 'iife',
    minify: true,
    plugins: [postBanner],
  });
  await build.close();
  mkdirSync(folder, { recursive: true });
  copyFileSync(`${root}web/app.css`, `${folder}/app.css`);
}

/** @param {string} code */
const closeNoScript = (code) => code.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
