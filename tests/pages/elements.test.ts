import { describe, expect, it } from 'vitest';
import { kindAt, kindCount, kindOf } from '../../pipeline/pages/page/elements.js';

const at = (name: string) => kindAt(`<${name}>`, 1, 1 + name.length);

describe('kinds of elements by a name in the source', () => {
  it('are those of the name in lower case', () => {
    expect(at('blockquote')).toBe(kindOf('blockquote'));
    expect(at('H2')).toBe(kindOf('h2'));
    expect(at('Section')).toBe(kindOf('section'));
  });

  it('are the unknown one for names that HTML does not define', () => {
    for (const name of ['', 'blockquot', 'blockquotes', 'x-section', 'h\u0012', 'ſection'])
      expect(at(name)).toBe(kindOf(''));
  });

  it('are found for every name: no two share a hash', () => {
    const names =
      'address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section summary table tbody td tfoot th thead tr ul a b em i label q small strong applet audio canvas datalist iframe noembed noframes noscript object optgroup option rp rt script select style svg template textarea title video area base basefont br col embed frame img input link meta param source track wbr head time data span font u s sub sup cite code abbr mark ins del picture strike tt kbd samp var big ruby rb foreignobject desc plaintext xmp'.split(
        ' ',
      );
    expect(names).toHaveLength(kindCount() - 1);
    for (const name of names) expect(at(name).name).toBe(name);
  });
});
