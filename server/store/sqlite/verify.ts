import { z } from 'zod';
import { EntryDraft } from '../../../shared/words/entry.ts';
import { chainHash } from '../../journal/chain.ts';
import type { VerifyFinding, VerifyReport } from '../../journal/contract.ts';
import { HeadRow, LineRow, LogName, type LogName as Log } from './chained-log.ts';
import { ControlLine } from './control-log.ts';
import { GlassRow, openGlass } from './glass-chunk.ts';
import type { Db } from './schema.ts';
import { TrafficRows } from './traffic-rows.ts';
import { databaseTrouble } from './unavailable.ts';

const ROWS_AT_ONCE = 1_000;
const GLASS_AT_ONCE = 100;
const LINES: Record<Log, z.ZodType> = { journal: EntryDraft, control: ControlLine };
const LogKey = z.object({ log: LogName, watch: z.string() });

/** Walks every chain of a data folder: missing, changed, moved and unreadable entries, and a missing end. */
export async function verifyChains(db: Db): Promise<VerifyReport> {
  const logs: VerifyReport['logs'] = [];
  const findings: VerifyFinding[] = [];
  const entries = db.selectFrom('entry').select(['log', 'watch']).distinct();
  const keys = await entries.union(db.selectFrom('head').select(['log', 'watch'])).orderBy('watch').orderBy('log', 'desc').execute();
  for (const key of z.array(LogKey).parse(keys)) {
    const walk = await walkChain(db, key.log, key.watch);
    logs.push({ log: `${key.watch}/${key.log}`, entries: walk.entries, lastHash: walk.lastHash });
    findings.push(...walk.findings);
  }
  const watches = await db.selectFrom('traffic').select('watch').distinct().orderBy('watch').execute();
  for (const { watch } of z.array(z.object({ watch: z.string() })).parse(watches)) {
    const traffic = await walkTraffic(db, watch);
    logs.push({ log: `${watch}/traffic`, entries: traffic.chunks, lastHash: null });
    findings.push(...traffic.findings);
  }
  const seen = await db.selectFrom('glass').select('watch').distinct().orderBy('watch').execute();
  for (const { watch } of z.array(z.object({ watch: z.string() })).parse(seen)) {
    const glass = await walkGlass(db, watch);
    logs.push({ log: `${watch}/glass`, entries: glass.chunks, lastHash: null });
    findings.push(...glass.findings);
  }
  return { logs, findings };
}

/** So many of the newest entries are looked at when a watch is taken up: a moment's work, however long the journal is. */
const END = 2_000;

/** The same for the last part of both logs of one watch. */
export async function verifyEnds(db: Db, watch: string): Promise<VerifyFinding[]> {
  const findings: VerifyFinding[] = [];
  for (const log of LogName.options) {
    const row = await db.selectFrom('head').select(['seq', 'hash']).where('log', '=', log).where('watch', '=', watch).executeTakeFirst();
    const head = HeadRow.optional().parse(row);
    findings.push(...(await walkChain(db, log, watch, Math.max(0, (head?.seq ?? 0) - END))).findings);
  }
  return findings;
}

/** Checks every chunk: traffic is not chained, but what cannot be read any more is named. */
async function walkTraffic(db: Db, watch: string): Promise<{ chunks: number; findings: VerifyFinding[] }> {
  const rows = new TrafficRows(db, watch);
  const findings: VerifyFinding[] = [];
  const numbers = await rows.chunksFrom(0);
  for (const seq of numbers) {
    for (const row of await rows.rowsOf(seq)) {
      if (rows.isWhole(row)) continue;
      const detail = rows.damage.at(-1) ?? '';
      findings.push({ watch: `${watch}/traffic`, seq, fault: 'unreadable', detail });
    }
  }
  return { chunks: numbers.length, findings };
}

/** The same of what screens had. */
async function walkGlass(db: Db, watch: string): Promise<{ chunks: number; findings: VerifyFinding[] }> {
  const findings: VerifyFinding[] = [];
  const chunks = new Set<number>();
  for (let after = { chunk: 0, part: -1 }; ; ) {
    const rows = await db
      .selectFrom('glass')
      .select(['chunk', 'part', 'from_at', 'to_at', 'highest', 'bytes'])
      .where('watch', '=', watch)
      .where((eb) => eb.or([eb('chunk', '>', after.chunk), eb.and([eb('chunk', '=', after.chunk), eb('part', '>', after.part)])]))
      .orderBy('chunk')
      .orderBy('part')
      .limit(GLASS_AT_ONCE)
      .execute();
    for (const row of z.array(GlassRow).parse(rows)) {
      chunks.add(row.chunk);
      if ((await openGlass(row.bytes)) === null) findings.push({ watch: `${watch}/glass`, seq: row.chunk, fault: 'unreadable', detail: `what screens showed in chunk ${row.chunk} (part ${row.part}) is damaged` });
      after = { chunk: row.chunk, part: row.part };
    }
    if (rows.length < GLASS_AT_ONCE) return { chunks: chunks.size, findings };
  }
}

interface Walk {
  entries: number;
  lastHash: string | null;
  findings: VerifyFinding[];
}

/** From after an entry, whose own hash is taken on trust; 0 is the beginning. */
async function walkChain(db: Db, log: Log, watch: string, from = 0): Promise<Walk> {
  const name = `${watch}/${log}`;
  const walk: Walk = { entries: 0, lastHash: null, findings: [] };
  const found = (seq: number, fault: VerifyFinding['fault'], detail: string) => walk.findings.push({ watch: name, seq, fault, detail });
  // The head is read first: what is appended while the chain is walked lies beyond it and is walked too.
  const headRow = await db.selectFrom('head').select(['seq', 'hash']).where('log', '=', log).where('watch', '=', watch).executeTakeFirst();
  const head = HeadRow.optional().parse(headRow);
  const hashes = { atHead: null as string | null };
  let seq = from;
  if (from > 0) {
    const [before] = await pageAfter(db, log, watch, from - 1, 1);
    if (typeof before === 'object' && before.seq === from) walk.lastHash = before.hash;
    else found(from, 'gap', `entry ${from} is missing or cannot be read`);
  }
  for (;;) {
    const rows = await pageAfter(db, log, watch, seq);
    if (typeof rows === 'string') {
      found(seq + 1, 'unreadable', `entries after ${seq} cannot be read: ${rows}`);
      break;
    }
    if (rows.length === 0) break;
    for (const row of rows) {
      const missing = row.seq - seq - 1;
      const follows = walk.lastHash !== null || row.seq === 1;
      if (missing > 0) found(seq + 1, 'gap', missing === 1 ? `entry ${seq + 1} is missing` : `entries ${seq + 1} to ${row.seq - 1} are missing`);
      // After a gap the hash before is unknown; the gap itself is the finding, and the chain is taken up again here.
      else if (follows && chainHash({ log, watch, seq: row.seq, previous: walk.lastHash }, row.line) !== row.hash) {
        found(row.seq, 'hash', `entry ${row.seq} is not what was written there, or what stood before it has changed`);
      }
      if (!isReadable(log, row.line)) found(row.seq, 'unreadable', `entry ${row.seq} is not a line of the ${log}`);
      seq = row.seq;
      walk.entries += 1;
      walk.lastHash = row.hash;
      if (seq === head?.seq) hashes.atHead = row.hash;
    }
  }
  if (head === undefined) {
    if (seq > 0) found(seq, 'gap', 'the note of the newest entry is missing, so missing entries at the end cannot be seen');
  } else if (head.seq > seq) {
    found(seq + 1, 'gap', head.seq === seq + 1 ? `entry ${head.seq}, the newest, is missing` : `entries ${seq + 1} to ${head.seq}, the newest, are missing`);
  } else if (hashes.atHead !== null && hashes.atHead !== head.hash) {
    found(head.seq, 'hash', `entry ${head.seq} is not the one that was noted as the newest`);
  }
  return walk;
}

/** A page of lines, or in words why it cannot be read. */
async function pageAfter(db: Db, log: Log, watch: string, seq: number, limit = ROWS_AT_ONCE): Promise<z.infer<typeof LineRow>[] | string> {
  try {
    const page = db.selectFrom('entry').select(['seq', 'line', 'hash']).where('log', '=', log).where('watch', '=', watch);
    const rows = await page.where('seq', '>', seq).orderBy('seq').limit(limit).execute();
    return z.array(LineRow).parse(rows);
  } catch (error) {
    const trouble = databaseTrouble(error);
    if (trouble !== null) return trouble.reason;
    if (error instanceof z.ZodError) return 'a row is not what a row is';
    throw error;
  }
}

function isReadable(log: Log, line: string): boolean {
  try {
    return LINES[log].safeParse(JSON.parse(line)).success;
  } catch {
    return false;
  }
}
