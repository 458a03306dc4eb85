import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, vi } from 'vitest';

/** What a command prints, and a folder of its own for its files: both anew for each test of the file that asks for it. */
export interface CommandLine {
  out: string;
  err: string;
  /** Writes a file and says its path. */
  readonly file: (name: string, content: string | Buffer) => string;
  readonly path: (name: string) => string;
}

export function commandLine(): CommandLine {
  let folder = '';
  const line: CommandLine = {
    out: '',
    err: '',
    path: (name) => join(folder, name),
    file(name, content) {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    },
  };
  const gather = (stream: NodeJS.WriteStream, into: 'out' | 'err'): void => {
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      line[into] += String(text);
      return true;
    });
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'varne-command-'));
    line.out = '';
    line.err = '';
    gather(process.stdout, 'out');
    gather(process.stderr, 'err');
  });
  afterEach(() => {
    vi.restoreAllMocks();
    rmSync(folder, { recursive: true, force: true });
  });
  return line;
}
