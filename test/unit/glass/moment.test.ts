import { describe, expect, it } from 'vitest';
import { glassMoment, glassScreens } from '../../../shared/glass/moment.ts';
import { mayLookAtGlass, type GlassNote } from '../../../shared/words/glass.ts';
import { glassParts, glassSentence, screenText } from '../../../client/replay/glass-words.ts';
import { at, joined, shows, SHOWS } from './notes.ts';

const had = (notes: readonly GlassNote[], second: number) => glassMoment({ begin: [], notes }, 1, at(second));

describe('what a glass had', () => {
  it('is nothing before anybody signed in on it, and nothing after it was closed', () => {
    const notes: GlassNote[] = [joined(10), shows(11), { kind: 'left', at: at(30), screen: 1, how: 'closed' }];
    expect(had(notes, 5)).toEqual({ kind: 'nothing', since: null, until: at(10) });
    expect(had(notes, 31)).toEqual({ kind: 'nothing', since: at(30), until: null });
    expect(glassMoment({ begin: [], notes }, 2, at(20))).toEqual({ kind: 'nothing', since: null, until: null });
  });

  it('is the picture of the moment, and what the screen said last', () => {
    const notes = [joined(10), shows(11, { zoom: 8 }), shows(15, { zoom: 9 })];
    expect(had(notes, 10)).toMatchObject({ kind: 'shown', shows: null, pictureAt: at(10) });
    expect(had(notes, 14)).toEqual({ kind: 'shown', shows: { ...SHOWS, zoom: 8 }, pictureAt: at(14), grey: false, still: null });
    expect(had(notes, 15)).toMatchObject({ shows: { zoom: 9 } });
  });

  it('stands still and is grey from a break until it is back, with what was on it', () => {
    const notes: GlassNote[] = [joined(10), shows(11), { kind: 'left', at: at(20), screen: 1, how: 'cut' }, joined(65)];
    expect(had(notes, 40)).toEqual({ kind: 'shown', shows: SHOWS, pictureAt: at(20), grey: true, still: { why: 'cut', since: at(20), until: at(65), byItself: false } });
    expect(had(notes, 65)).toMatchObject({ pictureAt: at(65), grey: false, still: null, shows: SHOWS });
  });

  it('is believed to have heard nothing since it says so, where it was not heard of in between', () => {
    const notes: GlassNote[] = [joined(10), shows(11), { kind: 'left', at: at(50), screen: 1, how: 'cut' }, joined(65, at(20))];
    expect(had(notes, 19)).toMatchObject({ still: null, pictureAt: at(19) });
    expect(had(notes, 30)).toMatchObject({ grey: true, pictureAt: at(20), still: { since: at(20), until: at(65), byItself: true } });
    expect(had(notes, 60)).toMatchObject({ pictureAt: at(20), still: { since: at(20), until: at(65), byItself: true } });
    // It spoke at 40: until then it was there.
    const spoke: GlassNote[] = [joined(10), shows(11), shows(40), { kind: 'left', at: at(50), screen: 1, how: 'cut' }, joined(65, at(20))];
    expect(had(spoke, 30)).toMatchObject({ still: null });
  });

  it('was cut when the server ended, at the latest moment that it is known to have lived', () => {
    const notes: GlassNote[] = [joined(10), shows(11), { kind: 'began', at: at(90), livedUntil: at(30) }, joined(92)];
    expect(had(notes, 29)).toMatchObject({ still: null });
    expect(had(notes, 60)).toMatchObject({ pictureAt: at(30), grey: true, still: { why: 'cut', until: at(92) } });
    expect(had(notes, 91)).toMatchObject({ pictureAt: at(30), still: { why: 'cut', since: at(30), until: at(92) } });
  });

  it('stands still while frames are skipped, and turns grey by itself after five seconds without a word', () => {
    const notes: GlassNote[] = [joined(10), shows(11), { kind: 'behind', at: at(20), screen: 1 }, { kind: 'caught-up', at: at(40), screen: 1 }];
    expect(had(notes, 24)).toMatchObject({ pictureAt: at(20), grey: false, still: { why: 'behind', since: at(20), until: at(40) } });
    expect(had(notes, 25)).toMatchObject({ pictureAt: at(20), grey: true });
    expect(had(notes, 40)).toMatchObject({ pictureAt: at(40), still: null });
  });

  it('is the past that was looked at on it', () => {
    const notes = [joined(100), shows(101, { past: at(40) })];
    expect(had(notes, 120)).toMatchObject({ kind: 'shown', pictureAt: at(40), grey: false, still: null });
  });

  it('lists every screen that was there, from when to when', () => {
    const notes: GlassNote[] = [joined(10), { ...joined(12), screen: 2, page: 'other', name: 'Bob' }, { kind: 'left', at: at(30), screen: 1, how: 'closed' }, { ...joined(50), screen: 3, page: 'late' }];
    expect(glassScreens({ begin: [], notes }, at(20))).toEqual([
      { screen: 1, name: 'Ada', role: 'operator', from: at(10), to: at(30) },
      { screen: 2, name: 'Bob', role: 'operator', from: at(12), to: null },
    ]);
  });
});

describe('who may look at it', () => {
  it('is oneself in any role, and supervisors and trainers', () => {
    const ada = { name: 'Ada' };
    expect(mayLookAtGlass({ name: 'Ada', role: 'viewer' }, ada)).toBe(true);
    for (const role of ['viewer', 'trainee', 'operator'] as const) expect(mayLookAtGlass({ name: 'Bob', role }, ada)).toBe(false);
    for (const role of ['supervisor', 'trainer'] as const) expect(mayLookAtGlass({ name: 'Bob', role }, ada)).toBe(true);
  });
});

describe('what is said of it', () => {
  const cut: GlassNote[] = [joined(10), shows(11), { kind: 'left', at: at(20), screen: 1, how: 'cut' }, joined(65)];
  const say = (notes: readonly GlassNote[], second: number) => glassSentence({ name: 'Ada' }, had(notes, second));

  it('is a plain sentence for everything that makes its picture another than that of the moment', () => {
    expect(say(cut, 15)).toBeNull();
    expect(say(cut, 40)).toBe("Ada's screen was cut off from 03:00:20Z: it showed the picture of then until 03:01:05Z.");
    expect(say(cut.slice(0, 3), 40)).toBe("Ada's screen was cut off from 03:00:20Z: it showed the picture of then. When it came back is not known.");
    expect(say(cut, 5)).toBe('Nothing was on this screen until Ada signed in on it at 03:00:10Z: nobody was signed in there.');
    expect(say([joined(10), shows(11), { kind: 'left', at: at(20), screen: 1, how: 'closed' }], 40)).toBe('Nothing was on this screen from 03:00:20Z: it was closed.');
    expect(say([joined(10), shows(11), { kind: 'behind', at: at(20), screen: 1 }], 22)).toBe("Ada's screen skipped frames from 03:00:20Z: its network took no more, so that it showed the picture of then.");
    expect(say([joined(100), shows(101, { past: at(40) })], 120)).toBe("Ada's screen showed the past itself, 03:00:40Z, and not the present. That is what is drawn.");
    expect(say([joined(10)], 12)).toBe('It did not say what part of the chart it showed: yours is drawn.');
  });

  it('names what was selected, marked, open and left out, and the palette', () => {
    const names = { track: (id: string) => (id === '235000001' ? 'INVENTED' : null), alert: () => null };
    const parts = glassParts({ ...SHOWS, track: '235000001', alert: 'a7', open: ['report form', 'keys'], hidden: ['tanker'], layersOff: ['labels'], palette: 'night' }, names);
    expect(parts).toEqual(['Zoom 9.5', 'selected: INVENTED', 'alert marked: a7', 'open: report form, keys', 'not drawn: tanker', 'layers off: names', 'palette: night']);
    expect(screenText({ name: 'Ada', role: 'operator', screen: 4 })).toBe('Ada · operator · screen 4');
  });
});
