/** What a new scenario begins with: whole, so that it can be tried at once. */
export const newText = (now: number): string => `scenario: 1
title: A new scenario
brief: |
  What trainees are told before it begins.
objectives:
  - What it trains
starts: ${new Date(Math.ceil(now / 3_600_000) * 3_600_000).toISOString().replace('.000', '')}
lasts: 30 min
world: { from: simulator, seed: 1, ships: 60 }
`;
