import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { LAYOUT, layoutKey } from '../../pipeline/database/layout.js';
import { hasState, openState, peekState } from '../../pipeline/database/open-state.js';
import { scratchFolder } from '../command.js';

test('a layout is named by its statements: another column is another name', () => {
  const [first = '', ...others] = LAYOUT;
  expect(layoutKey()).toBe(layoutKey([...LAYOUT]));
  expect(layoutKey([first.replace('INTEGER', 'BIGINT'), ...others])).not.toBe(layoutKey());
  expect(layoutKey([...LAYOUT, 'create table more (a varchar)'])).not.toBe(layoutKey());
});

test('a state whose tables lack a column is begun anew, and that is said', async () => {
  const out = join(scratchFolder(), 'out');
  const state = await openState(out, () => expect.unreachable());
  await state.setMeta('inputs', 'articles');
  await state.database.connection.run('alter table quotes drop column medium');
  await state.setMeta('layout', layoutKey(LAYOUT.map((sql) => sql.replace(/ *"medium".*\n/, ''))));
  await state.close();

  expect((await peekState(out)).unusable).toContain('another version');
  const onRebuild = vi.fn();
  const anew = await openState(out, onRebuild);
  expect(onRebuild).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('another version'));
  expect(await anew.meta('inputs')).toBeNull();
  await anew.database.connection.run('select medium from quotes');
  await anew.close();
});

test('what is asked of a state that is not there makes none', async () => {
  const out = scratchFolder();
  expect(await peekState(out)).toEqual({ known: new Map(), inputs: null, unusable: null });
  expect(hasState(out)).toBe(false);
});
