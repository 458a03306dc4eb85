import { describe, expect, it } from 'vitest';
import { TrafficBook } from '../../../shared/wire/traffic/book.ts';

const bookOf = (content: string): TrafficBook => {
  const book = new TrafficBook();
  book.learn(7, content);
  return book;
};

describe('a line of the book', () => {
  it.each([
    '["235012345","vessel","sim:","position","C"]',
    '["235012345","vessel","sim:","position"]',
    '["235012345","vessel","sim:","position","A",1]',
    '["235012345","submarine","sim:","position","A"]',
    '["235012345","vessel","sim:","song","A"]',
    '[235012345,"vessel","sim:","position","A"]',
    '["235012345","vessel",null,"position","A"]',
    '{"0":"235012345"}',
    '"text"',
    'null',
    '["235012345",',
  ])('that is no lane is none: %s', (content) => {
    expect(bookOf(content).lane(7)).toBeNull();
  });

  it.each(['{"name":5}', '{"imo":"9000001"}', '{"imo":1e999}', '{"virtualAid":null}', '{"virtualAid":"yes"}', '{"rank":1}', '{"__proto__":1}', '{"constructor":1}', '[]', '"text"', '5', 'null', '{"name":'])(
    'that is no identity is none: %s',
    (content) => {
      expect(bookOf(content).identity(7)).toBeNull();
    },
  );

  it('that is a lane, an identity or a text is what was written', () => {
    expect(bookOf('["235012345","vessel","sim:","text",null]').lane(7)).toEqual({ trackId: '235012345', trackKind: 'vessel', source: 'sim:', kind: 'text', aisClass: null });
    const identity = { name: 'A', callsign: null, imo: 9_000_001, shiptype: null, toBow: 1, toStern: 2, toPort: 3, toStarboard: 4, destination: 'B', draught: 8.4, eta: null, aidType: 1, virtualAid: true };
    expect(bookOf(JSON.stringify(identity)).identity(7)).toEqual(identity);
    expect(bookOf('{}').identity(7)).toEqual({});
    expect(bookOf('{"text":"PAN PAN","addressedTo":null}').text(7)).toEqual({ text: 'PAN PAN', addressedTo: null });
  });
});
