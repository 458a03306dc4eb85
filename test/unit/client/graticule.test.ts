import { expect, test } from 'vitest';
import { graticule, stepMinutes } from '../../../client/map/style/graticule.ts';

const names = (box: readonly [number, number, number, number], step: number) => graticule(box, step).features.map(({ properties }) => properties?.name);

test('lines of latitude and longitude stand apart on the screen and divide a degree evenly', () => {
  expect([20, 300, 2_000, 40_000].map(stepMinutes)).toEqual([600, 30, 5, 0.2]);
});

test('lines are named as charts name them, and reach one view beyond the view', () => {
  expect(names([1, 50.9, 1.1, 51], 6)).toEqual(["000°54'E", "001°00'E", "001°06'E", "001°12'E", "50°48'N", "50°54'N", "51°00'N", "51°06'N"]);
  expect(names([-0.4, 50.1, -0.1, 50.4], 60)).toEqual(['000°', '50°N']);
  expect(names([-1.02, 50, -1.01, 50.005], 0.5)).toContain("001°00.5'W");
});

test('the whole world has a bounded number of them', () => {
  expect(graticule([-180, -80, 180, 80], 1).features.length).toBeLessThanOrEqual(400);
});
