import { beforeEach, describe, expect, test } from 'vitest';
import { checkSighting, clearSighting, fieldErrors, fields, setField, takeReading } from '../../../client/state/sighting-form.ts';

const NOW = Date.UTC(2021, 10, 24, 3, 12, 41);
const errors = () => {
  const checked = checkSighting(fields.value, NOW);
  return checked.ok ? {} : checked.errors;
};

beforeEach(() => {
  clearSighting();
  setField('position', `51°01.30'N 001°23.92'E`);
  setField('seen', 'Small inflatable, engine stopped');
});

describe('a reported sighting', () => {
  test('is a report when place and what was seen are there; blank is left out and never zero', () => {
    const checked = checkSighting(fields.value, NOW);
    expect(checked).toMatchObject({ ok: true, report: { observedAt: '2021-11-24T03:12:41.000Z', channel: '999' } });
    expect(Object.keys(checked.ok ? checked.report : {}).sort()).toEqual(['channel', 'observedAt', 'position', 'seen']);
  });

  test('keeps nought apart from blank', () => {
    setField('peopleMin', '0');
    expect(checkSighting(fields.value, NOW)).toMatchObject({ ok: true, report: { peopleMin: 0 } });
  });

  test('says beside each field what is amiss', () => {
    for (const [name, text] of [['position', '51'], ['observed', '2561'], ['seen', ' '], ['sog', '103'], ['cog', '360'], ['peopleMin', '2.5'], ['accuracyM', '-1']] as const) setField(name, text);
    expect(Object.keys(errors()).sort()).toEqual(['accuracyM', 'cog', 'observed', 'peopleMin', 'position', 'seen', 'sog']);
  });

  test('refuses a higher count below the lower one', () => {
    setField('peopleMin', '40');
    setField('peopleMax', '20');
    expect(errors()).toEqual({ peopleMax: 'The higher count is below the lower one.' });
  });

  test('asks which reading is meant, and takes the one that is said', () => {
    setField('position', '1.3987 51.0217');
    expect(errors()).toEqual({ position: 'Say which one is meant.' });
    takeReading({ lat: 51.0217, lon: 1.3987, notation: 'decimal' });
    const checked = checkSighting(fields.value, NOW);
    expect(checked.ok && checked.report.position.map((v) => v.toFixed(4))).toEqual(['1.3987', '51.0217']);
  });

  test('forgets the reading that was taken when another position is typed', () => {
    takeReading({ lat: 51, lon: 1, notation: 'decimal' });
    setField('position', '50 20 1 30');
    expect(errors()).toEqual({ position: 'Say which one is meant.' });
  });

  test('takes back what was said of a field as soon as it is typed in', () => {
    fieldErrors.value = { seen: 'Say what was seen.', cog: 'amiss' };
    setField('seen', 'x');
    expect([fieldErrors.value.seen, fieldErrors.value.cog]).toEqual([undefined, 'amiss']);
  });
});
