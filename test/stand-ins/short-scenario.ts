/** A scenario of ten minutes, small enough for a test: two vessels that will meet, a call about one of them, a call that the trainer fires, and what is expected. */
export const SHORT_SCENARIO = `
scenario: 1
title: A call in the night
brief: One boat off Dover. Take the call down and plot it.
objectives:
  - Plot a call within two minutes.
starts: 2026-06-10T02:00:00Z
lasts: 10 min
world:
  from: nothing
injects:
  - kind: vessel
    id: boat-1
    at: +00:00:10
    what: cargo
    name: TEST TRADER
    mmsi: 235999001
    route: [51 00.0 N 1 25.0 E, 51 10.0 N 1 45.0 E]
    speed: 8 kn
  - kind: vessel
    id: meets-her
    at: +00:00:20
    what: tanker
    name: TEST TANKER
    mmsi: 235999002
    route: [51 02.5 N 1 30.0 E, 51 00.0 N 1 25.0 E]
    speed: 12 kn
  - kind: report
    id: first-call
    at: +00:01:00
    channel: 999
    about: boat-1
    seen: We are taking water
    people: 40
  - kind: report
    id: second-call
    channel: vhf
    position: 51 01.00 N 1 26.00 E
    seen: Small boat low in the water
expect:
  - kind: report-plotted
    id: plot-first
    what: Plot the first call
    of: first-call
    within: 2 min
marks:
  - at: +00:01:00
    what: The call
`;
