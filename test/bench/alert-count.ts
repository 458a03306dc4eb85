import { planeM } from '../../shared/geo/distance.ts';
import { METRES_PER_NM } from '../../shared/geo/units.ts';
import { newestOf } from '../../shared/words/alert.ts';
import type { EntryDraft } from '../../shared/words/entry.ts';
import type { Time } from '../../shared/words/position.ts';
import { Calls } from '../../shared/words/calls.ts';
import { GUIDANCE } from '../../shared/wire/settings.ts';
import { perTenMinutes, worstTenMinutes } from '../../server/engine/look-back/rate.ts';
import type { RecordedBatch } from '../../server/sources/source.ts';
import type { BenchRow } from './bench.ts';

const HOUR_MS = 3_600_000;
/** Two who were told of are followed for so long, to see how near they really came. */
const FOLLOWED_MS = 16 * 60_000;

interface Rule {
  sounded: number;
  silent: number;
}

interface Followed {
  readonly tracks: readonly [string, string];
  readonly until: Time;
  readonly rule: string;
  nearestM: number;
}

/** Counts what a watch floor hears and sees, as `GET /alert-report` counts it, and what came of it. */
export class AlertCount {
  readonly #calls = new Calls();
  readonly #sounded: Time[] = [];
  readonly #byRule = new Map<string, Rule>();
  readonly #places = new Map<string, { lon: number; lat: number; at: Time }>();
  #followed: Followed[] = [];
  readonly #came: Followed[] = [];
  readonly #lost = new Map<string, Time>();
  readonly #silences: number[] = [];
  #nextLook = 0;
  raised = 0;
  held = 0;

  brings({ at, sightings }: RecordedBatch): void {
    for (const s of sightings) {
      if (s.kind !== 'position') continue;
      this.#places.set(s.trackId, { lon: s.lon, lat: s.lat, at: s.observedAt });
      const lostAt = this.#lost.get(s.trackId);
      if (lostAt === undefined) continue;
      this.#silences.push(s.observedAt - lostAt);
      this.#lost.delete(s.trackId);
    }
    if (at >= this.#nextLook) {
      this.#nextLook = at + 10_000;
      this.#follow(at);
    }
  }

  tell({ at, body }: EntryDraft): void {
    if (body.kind !== 'alert') return;
    const { event, alert } = body;
    if (event === 'raised') this.raised++;
    const sounded = this.#calls.take(event, alert);
    if (!sounded && event !== 'raised' && event !== 'renewed' && event !== 'joined' && event !== 'worsened') return;
    if (alert.held === 'flood') this.held++;
    const about = newestOf(alert);
    const key = `${about.rule}${about.zone === null ? '' : ` ${about.zone.id}`}, ${about.priority}`;
    const rule = this.#byRule.get(key) ?? { sounded: 0, silent: 0 };
    this.#byRule.set(key, rule);
    if (sounded) {
      rule.sounded++;
      this.#sounded.push(at);
    } else rule.silent++;
    const [a, b] = about.tracks;
    if (a === undefined || !sounded) return;
    if (about.rule === 'closest-approach' && b !== undefined) this.#followed.push({ tracks: [a, b], until: at + FOLLOWED_MS, rule: about.rule, nearestM: Infinity });
    if (about.rule === 'contact-lost') this.#lost.set(a, at);
  }

  rows(from: Time, to: Time, operators: number): BenchRow[] {
    const hours = (to - from) / HOUR_MS;
    const mean = perTenMinutes(this.#sounded.length, hours);
    const worst = worstTenMinutes(this.#sounded).count;
    const unit = `in ${Math.round(hours * 10) / 10} h`;
    const rows: BenchRow[] = [
      { what: 'sounded in ten minutes, on average', value: mean, unit: 'alerts' },
      { what: 'sounded in the worst ten minutes', value: worst, unit: 'alerts' },
      { what: `the same for each of ${operators} operators, on average`, value: mean / operators, unit: 'alerts', beside: { what: 'guidance', value: GUIDANCE.mean } },
      { what: `the same for each of ${operators} operators, worst`, value: worst / operators, unit: 'alerts', beside: { what: 'guidance', value: GUIDANCE.worst } },
      { what: 'raised, cautions included', value: this.raised, unit },
      { what: 'warnings held silent by the flood rule', value: this.held, unit },
    ];
    for (const [key, { sounded, silent }] of [...this.#byRule].sort(([, a], [, b]) => b.sounded - a.sounded || b.silent - a.silent)) {
      if (sounded > 0) rows.push({ what: `${key}: sounded`, value: sounded, unit, beside: { what: 'for each operator in ten minutes', value: sounded / (hours * 6) / operators } });
      if (silent > 0) rows.push({ what: `${key}: silent`, value: silent, unit });
    }
    return [...rows, ...this.#whatCame(unit)];
  }

  /** What became of those that sounded: the reasons behind the figures. */
  #whatCame(unit: string): BenchRow[] {
    const came = this.#came.map(({ nearestM }) => nearestM / METRES_PER_NM).filter((nm) => nm < Infinity);
    const rows: BenchRow[] = [];
    if (came.length > 0) {
      rows.push({ what: 'pairs told of that did pass within 0.25 nm: nobody gave way in time', value: came.filter((nm) => nm <= 0.25).length, unit });
      rows.push({ what: 'pairs told of that passed between 0.25 and 0.5 nm', value: came.filter((nm) => nm > 0.25 && nm <= 0.5).length, unit });
      rows.push({ what: 'pairs told of that passed farther off: somebody altered after the alert', value: came.filter((nm) => nm > 0.5).length, unit });
    }
    if (this.#silences.length + this.#lost.size > 0) {
      rows.push({ what: 'lost contacts told of that were heard again within half an hour', value: this.#silences.filter((ms) => ms <= 30 * 60_000).length, unit });
      rows.push({ what: 'lost contacts told of that were heard again later, or not', value: this.#silences.filter((ms) => ms > 30 * 60_000).length + this.#lost.size, unit });
    }
    return rows;
  }

  #follow(at: Time): void {
    for (const pair of this.#followed) {
      const [a, b] = pair.tracks.map((id) => this.#places.get(id));
      if (a !== undefined && b !== undefined && at - a.at < 60_000 && at - b.at < 60_000) pair.nearestM = Math.min(pair.nearestM, planeM(a.lon, a.lat, b.lon, b.lat));
    }
    this.#came.push(...this.#followed.filter(({ until }) => until <= at));
    this.#followed = this.#followed.filter(({ until }) => until > at);
  }
}
