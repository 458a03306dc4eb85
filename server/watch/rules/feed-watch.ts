import type { Alert, AlertPriority, Condition } from '../../../shared/words/alert.ts';
import type { Time } from '../../../shared/words/position.ts';
import { FEED_LOST_CARD } from '../../../shared/words/rule-cards/feed-lost.card.ts';
import type { RuleSettings } from '../../../shared/words/rules.ts';
import type { SourceState } from '../../../shared/words/source.ts';
import type { AlertFacts } from '../alerts/book.ts';
import type { Picture } from '../picture/picture.ts';
import type { Track } from '../picture/track.ts';
import { inDistress, isSmallCraft } from './craft.ts';
import { elapsed, looked, stands, type Delayed } from './delayed.ts';
import type { Finding, RuleRoom, Told } from './finding.ts';

/** Where the rule stands with one source. */
export interface FeedSlot {
  readonly source: string;
  /** It brings nothing. */
  readonly gone: boolean;
  readonly condition: Delayed | null;
  /** Ids of the vessels that it covered when it went, those in distress first. */
  readonly covered: readonly string[];
  readonly priority: AlertPriority;
  readonly told: 'true' | 'unknown' | null;
}

const keyOf = (source: string): string => `${FEED_LOST_CARD.rule}:${source}`;
/** An alert names no more vessels than this; its figure counts them all. */
const NAMED_AT_MOST = 20;

/** Runs the rule about sources that go silent. */
export class FeedWatch implements RuleRoom {
  readonly #picture: Picture;
  readonly #settings: RuleSettings;
  readonly #inLiveAlert: (track: Track) => boolean;
  readonly #tell: (finding: Finding) => void;
  readonly #slots = new Map<string, FeedSlot>();

  constructor(picture: Picture, settings: RuleSettings, inLiveAlert: (track: Track) => boolean, slots: readonly FeedSlot[], tell: (finding: Finding) => void) {
    this.#picture = picture;
    this.#settings = settings;
    this.#inLiveAlert = inLiveAlert;
    this.#tell = tell;
    for (const slot of slots) this.#slots.set(slot.source, slot);
  }

  get idle(): boolean {
    for (const { condition } of this.#slots.values()) if (condition !== null && condition.due !== null) return false;
    return true;
  }

  /** Whether every source that had the track is gone. */
  isGone(track: Track): boolean {
    return track.sources.length > 0 && track.sources.every(({ name }) => this.#slots.get(name)?.gone === true);
  }

  /** A source changed between bringing sightings and not. A recording that was read to its end is no loss. */
  note(source: string, state: SourceState, at: Time): void {
    const before = this.#slots.get(source);
    const gone = state !== 'live' && state !== 'ended';
    if (before === undefined && !gone) return;
    const covered = gone && before?.gone !== true ? this.#covered(source) : [];
    const slot: FeedSlot = before ?? { source, gone, condition: null, covered: [], priority: 'warning', told: null };
    const settings = this.#settings['feed-lost'];
    const distress = covered.some(inDistress);
    this.#put(
      gone && covered.length > 0 ? { ...slot, gone, covered: covered.map(({ id }) => id), priority: distress ? settings.distress : settings.priority } : { ...slot, gone },
      settings.on && covered.length > 0 ? 'true' : gone ? null : 'false',
      at,
    );
  }

  /** Ends delays. */
  look(at: Time): void {
    for (const slot of this.#slots.values()) if (slot.condition !== null && slot.condition.due !== null && slot.condition.due <= at) this.#settle(slot, elapsed(slot.condition), at);
  }

  *told(at: Time): Iterable<Told> {
    for (const slot of this.#slots.values()) {
      if (slot.told !== null) yield { finding: this.#finding(slot, slot.told, at), forget: () => void this.#slots.set(slot.source, { ...slot, condition: null, told: null }) };
    }
  }

  adopt(alert: Pick<Alert, 'situation' | 'since' | 'tracks' | 'condition' | 'priority'>): 'true' | 'unknown' | null {
    if (!alert.situation.startsWith(keyOf(''))) return null;
    const source = alert.situation.slice(keyOf('').length);
    const gone = this.#slots.get(source)?.gone ?? true;
    const condition: Delayed = { phase: 'on', since: alert.since, due: null, unsure: false };
    this.#slots.set(source, { source, gone, condition, covered: alert.tracks, priority: alert.priority, told: 'true' });
    return 'true';
  }

  toState(): (Omit<FeedSlot, 'covered'> & { covered: string[] })[] {
    return [...this.#slots.values()].map((slot) => ({ ...slot, covered: [...slot.covered] }));
  }

  #put(slot: FeedSlot, value: Condition | null, at: Time): void {
    this.#settle(slot, value === null ? slot.condition : looked(slot.condition, value, at, this.#settings['feed-lost']), at);
  }

  #settle(slot: FeedSlot, condition: Delayed | null, at: Time): void {
    const told = condition !== null && stands(condition) ? 'true' : null;
    if (!slot.gone && condition === null) this.#slots.delete(slot.source);
    else this.#slots.set(slot.source, { ...slot, condition, told });
    if (told !== slot.told) this.#tell(this.#finding({ ...slot, condition: condition ?? slot.condition }, told ?? 'false', at));
  }

  /** Vessels that it alone brought and that somebody must not lose, those in distress first. */
  #covered(source: string): Track[] {
    const tracks: Track[] = [];
    for (const track of this.#picture.all()) {
      if (!track.placed || track.lost || !track.sources.some(({ name }) => name === source)) continue;
      if (!track.sources.every(({ name }) => name === source || this.#slots.get(name)?.gone === true)) continue;
      if (inDistress(track) || this.#inLiveAlert(track) || isSmallCraft(track, this.#settings.sea)) tracks.push(track);
    }
    return tracks.sort((a, b) => Number(inDistress(b)) - Number(inDistress(a)) || a.handle - b.handle);
  }

  #finding(slot: FeedSlot, value: Condition, at: Time): Finding {
    const since = slot.condition?.since ?? at;
    return { key: keyOf(slot.source), value, at, observedAt: null, since, facts: () => facts(slot, since) };
  }
}

function facts(slot: FeedSlot, since: Time): AlertFacts {
  return {
    rule: FEED_LOST_CARD.rule,
    priority: slot.priority,
    category: FEED_LOST_CARD.category,
    latched: false,
    since,
    tracks: slot.covered.slice(0, NAMED_AT_MOST),
    zone: null,
    position: null,
    figures: { covered: slot.covered.length },
    what: `The source ${slot.source} brings nothing; it covered ${slot.covered.length === 1 ? 'a vessel' : `${slot.covered.length} vessels`} that must not be lost`,
    who: slot.source,
    where: 'Its whole range',
    todo: FEED_LOST_CARD.action,
  };
}
