import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { keyWords } from '../../../../client/scenarios/fields/schema-words.ts';
import { shownAs, valueOf } from '../../../../client/scenarios/fields/typed.ts';
import { EXPECTATION_FORMS, FORMS_OF, formOf, INJECT_FORMS } from '../../../../client/scenarios/forms/all.ts';
import { expectationKinds, injectKinds } from '../../../../client/scenarios/state/kinds.ts';
import { plainPosition } from '../../../../client/scenarios/state/editing.ts';
import { freeId, LISTS, schemaFor, scriptOf, type Chosen } from '../../../../client/scenarios/state/script.ts';
import { atStep, rowsOf, ticksOf } from '../../../../client/scenarios/state/time-line.ts';
import { changed, changeFor } from '../../../../client/scenarios/text/edit.ts';
import { SHIPPED } from '../../../../server/scenario/shipped.ts';
import { readPosition } from '../../../../shared/geo/position-reading.ts';
import { readScenario } from '../../../../shared/scenario/read.ts';
import { SHORT_SCENARIO } from '../../../stand-ins/short-scenario.ts';

const kinds: [Exclude<Chosen, 'setup'>['list'], string][] = LISTS.flatMap((list) => [...FORMS_OF[list].keys()].map((kind): [typeof list, string] => [list, kind]));
const schemaOf = (list: (typeof kinds)[number][0], kind: string): z.ZodType => {
  const schema = schemaFor({ list, index: 0 }, kind);
  if (schema === null || schema === undefined) throw new Error(`no schema of ${kind}`);
  return schema;
};
const Block = z.object({ properties: z.record(z.string(), z.unknown()) });

describe('a form', () => {
  it('there is for every kind that the schema knows', () => {
    expect([...INJECT_FORMS.keys()].toSorted()).toEqual([...injectKinds.keys()].toSorted());
    expect([...EXPECTATION_FORMS.keys()].toSorted()).toEqual([...expectationKinds.keys()].toSorted());
  });

  it.each(kinds)('of %s %s asks for every word of its schema, and for no other', (list, kind) => {
    const keys = Object.keys(Block.parse(z.toJSONSchema(schemaOf(list, kind), { io: 'input' })).properties).filter((key) => key !== 'kind');
    const asked = formOf({ list, index: 0 }, kind)?.fields.map(({ key }) => key.split('.')[0]) ?? [];
    expect(new Set(asked)).toEqual(new Set(keys));
  });

  it.each(kinds)('of %s %s offers a choice wherever it asks for one', (list, kind) => {
    const choices = formOf({ list, index: 0 }, kind)?.fields.filter(({ look }) => look === 'choice') ?? [];
    expect(choices.filter(({ key }) => keyWords(schemaOf(list, kind), key).options.length < 2)).toEqual([]);
  });

  it.each(kinds)('of %s %s begins so that only what nobody but the trainer knows is missing', (list, kind) => {
    const script = scriptOf(SHORT_SCENARIO);
    const made = formOf({ list, index: 0 }, kind)?.begin({ script, at: '+00:01:00', id: (base) => freeId(script, base) });
    const change = changeFor(SHORT_SCENARIO, { do: 'insert', list: [list], index: 99, value: kind === '' ? made! : { kind, ...made } });
    if ('problem' in change) throw new Error(change.problem);
    const read = readScenario(changed(SHORT_SCENARIO, change));
    const missing = 'faults' in read ? read.faults.map(({ where }) => where.split('.').at(-1)) : [];
    const known = ['position', 'route', 'vessel', 'kind', 'corrects', 'zone', 'target', ''];
    expect(missing.filter((key) => !known.includes(key ?? ''))).toEqual([]);
  });
});

describe('what is typed', () => {
  it('comes back into the field as it was typed', () => {
    const looks = fc.constantFrom('quantity', 'line', 'moment', 'length', 'choice', 'vessel', 'place') as fc.Arbitrary<'quantity'>;
    fc.assert(fc.property(looks, fc.oneof(fc.constantFrom('2.5 kn', '45', '0.3 nm', '+00:01:00', 'boat-1', '235999001', '999'), fc.string()), (look, typed) => {
      const value = valueOf(look, typed);
      expect(value === undefined ? '' : shownAs(look, value)).toBe(/^-?\d+(\.\d+)?$/.test(typed.trim()) && look === 'quantity' ? String(Number(typed)) : typed.trim());
    }));
  });

  it('of people may be a number or two', () => {
    expect(['45', '40 to 50', '40-50', '[40', ''].map((typed) => valueOf('people', typed))).toEqual([45, [40, 50], [40, 50], '[40', undefined]);
    expect(shownAs('people', [40, 50])).toBe('40 to 50');
  });

  it('by a click on the chart is a position that is read as the place that was clicked', () => {
    fc.assert(
      fc.property(fc.double({ min: -5.9, max: 3.9, noNaN: true }), fc.double({ min: 48.6, max: 52.4, noNaN: true }), (lon, lat) => {
        const read = readPosition(plainPosition(lon, lat));
        if (read.kind !== 'understood') throw new Error(`${plainPosition(lon, lat)} is not understood`);
        expect(Math.abs(read.meant.lon - lon)).toBeLessThan(0.01 / 60);
        expect(Math.abs(read.meant.lat - lat)).toBeLessThan(0.01 / 60);
      }),
    );
    expect(plainPosition(-0.05, 50.5)).toBe('50 30.00 N 0 03.00 W');
  });
});

describe('the time line', () => {
  it('has every inject, alert, expectation and mark of the shipped scenarios, in the order of their times', () => {
    for (const text of SHIPPED.values()) {
      const script = scriptOf(text);
      const read = readScenario(text);
      if ('faults' in read) throw new Error('a shipped scenario has faults');
      const { injects, raises, expect: expected, marks } = read.scenario;
      for (const [list, all] of Object.entries({ injects, raises, expect: expected, marks })) {
        const rows = rowsOf(script, list as 'injects');
        expect(rows).toHaveLength(all.length);
        const times = rows.map(({ at }) => at ?? Infinity);
        expect(times).toEqual(times.toSorted((a, b) => a - b));
      }
      expect(rowsOf(script, 'injects').map(({ at }) => at)).toEqual(injects.map(({ at }) => at ?? null).toSorted((a, b) => (a ?? Infinity) - (b ?? Infinity)));
    }
  });

  it('shows what can be read while something else has faults, and says which', () => {
    const script = scriptOf(SHORT_SCENARIO.replace('what: cargo', 'what: submarine'));
    expect(rowsOf(script, 'injects').map(({ name, faults }) => [name, faults])).toEqual([['boat-1', 1], ['meets-her', 0], ['first-call', 0], ['second-call', 0]]);
    expect(rowsOf(script, 'expect')).toMatchObject([{ name: 'plot-first', at: 60_000, lasts: 120_000 }]);
    expect(scriptOf('title: "open').given).toBeNull();
  });

  it('moves to whole steps within the scenario, and has few enough ticks to be read', () => {
    expect([atStep(-5, 60_000, 10_000), atStep(14_999, 60_000, 10_000), atStep(99_999, 60_000, 10_000)]).toEqual([0, 10_000, 60_000]);
    fc.assert(fc.property(fc.integer({ min: 1_000, max: 86_400_000 }), (lasts) => ticksOf(lasts).length <= 13));
  });
});
