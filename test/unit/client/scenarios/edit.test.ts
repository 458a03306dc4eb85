import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { changed, changeFor, type Edit } from '../../../../client/scenarios/text/edit.ts';
import { SHIPPED } from '../../../../server/scenario/shipped.ts';
import { SHORT_SCENARIO } from '../../../stand-ins/short-scenario.ts';

/** Written as trainers write: in lines, on one line, with comments everywhere, with blocks of lines. */
const ODD_LOOKS = `# Ours
scenario: 1   # the format
title:    "A night: with a colon"
brief: >-
  Folded over
  two lines.
objectives: [ "One, two",   Three ]  # on one line
starts: 2026-06-10T02:00:00Z
lasts: 10 min
world:
  # Nobody else
  from: nothing
injects:
# before the first
- kind: vessel # the boat
  id: boat-1

  what: small-boat
  route:
    - 51 00.0 N 1 25.0 E   # here

    - 51 10.0 N 1 45.0 E
  speed: 3 kn

# between
- { kind: report,   id: call, at: +00:01:00, channel: 999, about: boat-1,
    seen: 'We are taking water, and it is cold' }   # the call
- kind: engine-stops
  id: stops
  vessel: boat-1
  drift:
    set: 30    # north-east
    rate: 2 kn
  note: |
    First line
    # no comment

    Last line

marks: []
# the end
`;
const TEXTS = [...SHIPPED.values(), SHORT_SCENARIO, ODD_LOOKS];

type Path = (string | number)[];
const edited = (text: string, edit: Edit): string => {
  const change = changeFor(text, edit);
  if ('problem' in change) throw new Error(change.problem);
  return changed(text, change);
};

/** Every path at which one value stands. */
function leaves(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, of]) => leaves(of, [...path, Array.isArray(value) ? Number(key) : key]));
}

/** What the edit is to come to, made by the plainest means. */
function withLeaf(text: string, path: Path, value: unknown): unknown {
  const copy: unknown = parse(text);
  let holder = copy as Record<string | number, unknown>;
  for (const step of path.slice(0, -1)) holder = holder[step] as Record<string | number, unknown>;
  const last = path.at(-1)!;
  if (value !== undefined) holder[last] = value;
  else if (Array.isArray(holder)) holder.splice(Number(last), 1);
  else delete holder[last];
  return copy;
}

const comments = (text: string): string[] => text.split('\n').flatMap((line) => /(?:^|\s)#.*$/.exec(line)?.[0].trim() ?? []);
const words = fc.oneof(
  fc.constantFrom('plain words', 'with, a comma', 'with: a colon', '# no comment', "it's", '"quoted"', '+00:01:00', '12 kn', 'true', '7', '~', '- dash', '{ a }', 'ends in space ', ' begins so', '51°01.30\'N 001°23.92\'E', '*star', '&and', '@at', '%', ''),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }),
);
const text = fc.constantFrom(...TEXTS);

describe('an edit by form', () => {
  it('puts exactly the one value into the text, and leaves every other line and every comment as it was', () => {
    fc.assert(
      fc.property(
        text.chain((text) => fc.record({ text: fc.constant(text), path: fc.constantFrom(...leaves(parse(text))), value: fc.oneof(words, fc.integer(), fc.boolean()) })),
        ({ text, path, value }) => {
          const after = edited(text, { do: 'set', path, value });
          expect(parse(after)).toEqual(withLeaf(text, path, value));
          expect(comments(after).length).toBeGreaterThanOrEqual(comments(text).filter((comment) => comment !== '# no comment').length);
          const [was, is] = [text.split('\n'), after.split('\n')];
          const old: unknown = path.reduce<unknown>((holder, step) => (holder as Record<string | number, unknown>)[step], parse(text));
          if (typeof old === 'string' && (old.includes('\n') || old === 'Folded over two lines.')) return;
          expect(is.length).toBe(was.length);
          expect(is.filter((line, i) => line !== was[i]).length).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 120 },
    );
  });

  it('writes words of several lines as lines', () => {
    const several = fc.array(fc.constantFrom('One line.', '# looks like a comment', '', '  set in', 'key: value', 'tab\there'), { minLength: 2, maxLength: 5 }).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(text, fc.constantFrom<Path>(['brief'], ['injects', 0, 'note'], ['injects', 1, 'note'], ['objectives', 0]), several, (text, path, value) => {
        expect(parse(edited(text, { do: 'set', path, value }))).toEqual(withLeaf(text, path, value));
      }),
      { numRuns: 40 },
    );
  });

  it('adds what was not said after what stands before it in the schema, in the looks of its neighbours', () => {
    const lines = edited(SHORT_SCENARIO, { do: 'set', path: ['injects', 0, 'people'], value: 46 });
    expect(lines).toContain('    mmsi: 235999001\n    people: 46\n    route:');
    const onOneLine = edited(ODD_LOOKS, { do: 'set', path: ['injects', 1, 'people'], value: [40, 50] });
    expect(onOneLine).toContain("seen: 'We are taking water, and it is cold', people: [40, 50] }   # the call");
    expect(edited(ODD_LOOKS, { do: 'set', path: ['injects', 0, 'people'], value: 3 })).toContain('  what: small-boat\n  people: 3\n  route:');
    expect(edited(SHORT_SCENARIO, { do: 'set', path: ['injects', 3, 'off'], value: { bearing: 90, distance: '0.5 nm' } })).toContain('    off: { bearing: 90, distance: 0.5 nm }\n');
  });

  it('adds an inject to any list, and takes it away again without a trace', () => {
    const inject = fc.record({ kind: fc.constant('fog'), id: fc.constant('fog-1'), reach: fc.constantFrom('2 nm', 3), note: words.filter((words) => words !== '') });
    fc.assert(
      fc.property(text, fc.nat(30), inject, (text, n, value) => {
        const before = parse(text) as { injects: unknown[] };
        const index = Math.min(n, before.injects.length);
        const after = edited(text, { do: 'insert', list: ['injects'], index, value });
        expect(parse(after)).toEqual({ ...before, injects: before.injects.toSpliced(index, 0, value) });
        expect(edited(after, { do: 'set', path: ['injects', index], value: undefined })).toBe(text);
      }),
      { numRuns: 40 },
    );
  });

  it('begins a list that is not there or is empty, and empties one', () => {
    expect(parse(edited('scenario: 1\ntitle: A\n# end\n', { do: 'insert', list: ['injects'], index: 0, value: { kind: 'fog', id: 'a', reach: 2 } }))).toEqual({ scenario: 1, title: 'A', injects: [{ kind: 'fog', id: 'a', reach: 2 }] });
    const marked = edited(ODD_LOOKS, { do: 'insert', list: ['marks'], index: 0, value: { at: '+00:01:00', what: 'The call' } });
    expect(marked).toContain('marks:\n  - at: +00:01:00\n    what: The call\n# the end\n');
    expect(edited(marked, { do: 'set', path: ['marks', 0], value: undefined })).toBe(ODD_LOOKS);
  });

  it('takes away any of an inject\'s words and nothing else', () => {
    for (const text of TEXTS) {
      // Of the long ones the first injects: each way to write one is among them.
      for (const path of leaves(parse(text)).filter((path) => path.length === 3 && path[0] === 'injects' && path[2] !== 'kind' && Number(path[1]) < 4)) {
        expect(parse(edited(text, { do: 'set', path, value: undefined }))).toEqual(withLeaf(text, path, undefined));
      }
    }
  });

  it('changes a list of positions one by one', () => {
    const path = ['injects', 0, 'route'];
    const after = edited(ODD_LOOKS, { do: 'set', path, value: ['51 00.0 N 1 25.0 E', '51 05.0 N 1 30.0 E', '51 06.0 N 1 31.0 E'] });
    expect(after).toContain('    - 51 00.0 N 1 25.0 E   # here\n\n    - 51 05.0 N 1 30.0 E\n    - 51 06.0 N 1 31.0 E\n  speed');
    expect(edited(after, { do: 'set', path, value: ['51 00.0 N 1 25.0 E'] })).toContain('    - 51 00.0 N 1 25.0 E   # here\n\n  speed');
  });

  it('is refused, and nothing is changed, where the text is no YAML', () => {
    expect(changeFor('title: "open', { do: 'set', path: ['title'], value: 'B' })).toMatchObject({ problem: expect.stringContaining('cannot be read') });
  });
});
