import { describe, expect, it } from 'vitest';
import { Bounded, NoRoom } from '../../../server/recordings/file/bounded.ts';
import { MemorySink } from './sample.ts';

const MB = 1024 * 1024;

describe('what a recording is written to', () => {
  it('takes so many bytes and no more, and says so', async () => {
    const sink = new MemorySink();
    const bounded = new Bounded(sink, '/data/recordings/a.varne', 10, () => Promise.resolve(null));
    await bounded.write(new Uint8Array(10));
    await expect(bounded.write(new Uint8Array(1))).rejects.toThrow(NoRoom);
    expect(sink.bytes).toHaveLength(10);
  });

  it('leaves the last gigabyte of the disk to the journal, whenever that is reached', async () => {
    let free = 2_000 * MB;
    const looked: string[] = [];
    const bounded = new Bounded(new MemorySink(), '/data/recordings/a.varne', 1_000 * MB, (folder) => {
      looked.push(folder);
      return Promise.resolve(free);
    });
    await bounded.write(new Uint8Array(MB));
    free = 900 * MB;
    await bounded.write(new Uint8Array(MB));
    await expect(bounded.write(new Uint8Array(16 * MB))).rejects.toThrow('what is free on it is kept for the journal');
    expect(looked).toEqual(['/data/recordings', '/data/recordings']);
  });
});
