import { connect } from 'node:net';
import { afterEach, expect, it, vi } from 'vitest';
import { serveSimulation } from '../../../server/cli/simulate-listen.ts';
import { simulateCommand } from '../../../server/cli/simulate.command.ts';
import { NmeaReader } from '../../../server/sources/nmea/reader.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text);
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    err += String(text);
    return true;
  });
  const code = await simulateCommand.run(args);
  return { code, out, err };
}

it('prints a stretch of traffic with its times, and nothing else', async () => {
  const { code, out, err } = await run('--ships', '60', '--hours', '0.05', '--start', '2026-01-02T03:04:05Z');
  expect(code).toBe(0);
  expect(err).toBe('');
  const lines = out.trimEnd().split('\r\n');
  expect(lines.length).toBeGreaterThan(500);
  expect(lines.every((line) => /^\\[^\\]+\*[0-9A-F]{2}\\(!AIVDM|\$RATLL),[^*]+\*[0-9A-F]{2}$/.test(line))).toBe(true);
  expect(lines[0]).toContain(`c:${Date.UTC(2026, 0, 2, 3, 4, 5) / 1000}`);
});

it.each([
  [['--hours', 'x'], '--hours'],
  [['--hours', '0'], '--hours'],
  [['--start', 'yesterday'], '--start'],
  [['--ships', '1e9'], 'ships'],
  [['--danger', '2'], 'danger'],
  [['--listen', 'here'], '--listen'],
  [['--listen', ':0', '--hours', '2'], '--listen'],
  [['--what'], '--what'],
  [['extra'], 'extra'],
])('calls %j wrong use, in one line', async (args, word) => {
  const { code, out, err } = await run(...args);
  expect(code).toBe(2);
  expect(out).toBe('');
  expect(err).toContain(word);
  expect(err.trimEnd().split('\n')).toHaveLength(1);
});

it('serves every program that connects the whole picture, until it is stopped', async () => {
  const stop = new AbortController();
  let listening: (port: number) => void = () => {};
  const port = new Promise<number>((resolve) => (listening = resolve));
  const served = serveSimulation({ seed: 1, ships: 60, boats: 10, danger: 0 }, '127.0.0.1', 0, stop.signal, (line) => listening(Number(line.split(':').at(-1))));
  const socket = connect(await port, '127.0.0.1');
  const reader = new NmeaReader({ source: 'test' });
  const vessels = await new Promise<number>((resolve) => {
    const seen = new Set<string>();
    socket.on('data', (bytes) => {
      for (const s of reader.read(bytes, 0)) if (s.kind === 'position' && s.trackKind === 'vessel') seen.add(s.trackId);
      if (seen.size > 60) resolve(seen.size);
    });
  });
  expect(vessels).toBeGreaterThan(60);
  expect(reader.counts.errors).toEqual({});
  stop.abort();
  expect(await served).toBe(0);
  socket.destroy();
});
