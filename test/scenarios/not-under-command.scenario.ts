import { isLong, leg, text, together, type Scenario } from './scenario.ts';

const ID = '235000001';

export const notUnderCommand: readonly Scenario[] = [
  {
    it: 'is a warning for a ship that has said so for a minute',
    rule: 'not-under-command',
    sightings: together(
      [isLong(ID, 150)],
      leg({ id: ID, from: 0, to: 90, at: [0, 0], sog: 2, cog: 0, more: { status: 2 } }),
      leg({ id: ID, from: 100, to: 400, at: [0, 0.05], sog: 8, cog: 0 }),
      leg({ id: '235000002', from: 0, to: 40, at: [3, 0], sog: 2, cog: 0, more: { status: 2 } }),
      leg({ id: '235000002', from: 50, to: 200, at: [3, 0.03], sog: 2, cog: 0 }),
    ),
    lasts: 400,
    lines: [
      '01:00 raised a1 not-under-command warning [235000001] sog_kn=2',
      '03:40 cleared a1',
    ],
  },
  {
    it: 'is raised for a ship that says so and has never had a fix, and cannot be checked once it is silent',
    rule: 'not-under-command',
    with: ['contact-lost'],
    sightings: together(Array.from({ length: 13 }, (_, i) => text(ID, i * 10, 'NOT UNDER COMMAND, no position'))),
    lasts: 600,
    lines: [
      '01:00 raised a1 not-under-command warning [235000001]',
      '08:00 unverifiable a1',
      '08:30 joined a1 contact-lost alarm [235000001] age_s=390',
    ],
  },
  {
    it: 'is raised where the ship was last seen when it has lost its fix, goes on while it says so, and ends with a position that says otherwise',
    rule: 'not-under-command',
    with: ['contact-lost', 'safety-text', 'aground'],
    sightings: together(
      [isLong(ID, 150)],
      leg({ id: ID, from: 0, to: 30, at: [0, 0], sog: 8, cog: 0 }),
      Array.from({ length: 40 }, (_, i) => text(ID, 40 + i * 10, 'NOT UNDER COMMAND, no position')),
      leg({ id: ID, from: 440, to: 700, at: [0, 0.3], sog: 8, cog: 0 }),
    ),
    lasts: 700,
    lines: [
      '01:40 raised a1 not-under-command warning [235000001] sog_kn=8',
      '09:20 cleared a1',
    ],
  },
  {
    it: 'gives way to aground when a ship without a fix says that',
    rule: 'not-under-command',
    with: ['aground'],
    sightings: together(
      Array.from({ length: 12 }, (_, i) => text(ID, i * 10, 'NOT UNDER COMMAND, no position')),
      Array.from({ length: 18 }, (_, i) => text(ID, 120 + i * 10, 'AGROUND, no position')),
    ),
    lasts: 300,
    lines: [
      '01:00 raised a1 not-under-command warning [235000001]',
      '03:00 joined a1 aground alarm [235000001]',
      '04:00 joined-changed a1',
    ],
  },
];
