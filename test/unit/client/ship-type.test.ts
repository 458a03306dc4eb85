import { expect, test } from 'vitest';
import { shipTypeText } from '../../../client/state/ship-type.ts';

test('a ship type is told in words with its number, and as the number alone where the table has no words', () => {
  expect([36, 51, 70, 81, 99].map(shipTypeText)).toEqual(['Sailing (36)', 'Search and rescue (51)', 'Cargo (70)', 'Tanker, category X (81)', 'Other (99)']);
  expect([null, 0].map(shipTypeText)).toEqual([null, null]);
  expect([7, 38, 130].map(shipTypeText)).toEqual(['7', '38', '130']);
});
