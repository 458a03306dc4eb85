import type { Alert, Condition } from '../../../shared/words/alert.ts';
import type { Time } from '../../../shared/words/position.ts';
import type { TextSighting } from '../../../shared/words/sighting.ts';
import type { AlertFacts } from '../alerts/book.ts';
import { whereOf, whoIs, type Place } from '../alerts/wording.ts';
import type { Picture } from '../picture/picture.ts';
import type { Track } from '../picture/track.ts';
import { elapsed, looked, stands, type Delayed } from './delayed.ts';
import type { Finding, RuleRoom, Told } from './finding.ts';
import { TRACK_RULE } from './track-rules.ts';
import { TRACK_RULES, type Surroundings, type TrackRule, type TrackRuleName, type TrackSlot } from './track-rule.ts';

const RULES: readonly TrackRule[] = TRACK_RULES.map((name) => TRACK_RULE[name]);
const SEEING = RULES.filter((rule) => rule.see !== undefined);
const HEARING = RULES.filter((rule) => rule.hear !== undefined);
const LOSING = RULES.filter((rule) => rule.lose !== undefined);

/** One track is not let speak more different texts than this at a time. */
const TEXTS_AT_MOST = 5;

const situationKey = (rule: string, track: string, subject: string): string => (subject === '' ? `${rule}:${track}` : `${rule}:${track}:${subject}`);
const inOrder = (a: TrackSlot, b: TrackSlot): number => TRACK_RULES.indexOf(a.rule) - TRACK_RULES.indexOf(b.rule) || (a.subject < b.subject ? -1 : 1);

/** Runs the rules about single tracks. The memory is in the tracks. */
export class TrackWatch implements RuleRoom {
  readonly #picture: Picture;
  readonly #around: Surroundings;
  readonly #places: readonly Place[];
  readonly #tell: (finding: Finding) => void;

  constructor(picture: Picture, around: Surroundings, places: readonly Place[], tell: (finding: Finding) => void) {
    this.#picture = picture;
    this.#around = around;
    this.#places = places;
    this.#tell = tell;
    // A rule that was switched off since remembers nothing; its alerts stand and cannot be checked.
    for (const track of picture.all()) track.conditions = track.conditions.filter((slot) => TRACK_RULE[slot.rule].delays(around.settings, track) !== null);
  }

  /** A track has a new position. */
  see(track: Track): void {
    for (const rule of SEEING) {
      const slot = slotOf(track, rule.name, '');
      const value = rule.see?.(track, slot, this.#around) ?? null;
      if (value === null || (slot === null && value !== 'true')) continue;
      this.#look(track, rule, slot, value, track.at);
    }
  }

  /** A track has said something. */
  hear(track: Track, text: TextSighting): void {
    for (const rule of HEARING) {
      const heard = rule.hear?.(track, text, this.#around) ?? null;
      if (heard === null) continue;
      const slot = slotOf(track, rule.name, heard.subject);
      if (slot === null && (heard.value !== 'true' || track.conditions.filter((other) => other.rule === rule.name).length >= TEXTS_AT_MOST)) continue;
      this.#look(track, rule, slot, heard.value, text.observedAt, heard.subject, heard.note);
    }
  }

  /** The track was lost: nothing of it can be checked any more, and being lost may itself be a condition. */
  lose(track: Track, at: Time): void {
    for (const rule of LOSING) {
      const slot = slotOf(track, rule.name, '');
      if (rule.lose?.(track, this.#around) === true) this.#look(track, rule, slot, 'true', at);
    }
    for (const slot of track.conditions) {
      const rule = TRACK_RULE[slot.rule];
      if (rule.outlivesLoss === true) continue;
      const next: TrackSlot = slot.phase === 'releasing' ? { ...slot, phase: 'on', due: null } : slot;
      this.#put(track, slot, this.#announced(track, rule, next, at));
    }
  }

  /** The earliest time at which a rule would move on by itself; Infinity when none would. */
  due(track: Track): Time {
    let due = Infinity;
    for (const slot of track.conditions) if (slot.due !== null && slot.due < due && (!track.lost || TRACK_RULE[slot.rule].outlivesLoss === true)) due = slot.due;
    return due;
  }

  /** Ends the delays that are due at or before `upTo`, in their order, as `ZoneWatch` does. */
  elapse(track: Track, upTo: Time, notBefore: Time): void {
    for (let due = this.due(track); due <= upTo; due = this.due(track)) {
      const slots = track.conditions.slice();
      for (const slot of slots) {
        const rule = TRACK_RULE[slot.rule];
        if (slot.due !== due || (track.lost && rule.outlivesLoss !== true)) continue;
        const waitS = slot.phase === 'pending' ? (rule.waits?.(track, slot, due, this.#around) ?? null) : null;
        if (waitS !== null) {
          this.#put(track, slot, { ...slot, due: due + Math.max(1, waitS) * 1000 });
          continue;
        }
        this.#step(track, rule, slot, elapsed(slot), rule.outlivesLoss === true ? due : Math.max(due, notBefore));
      }
    }
  }

  /** Whether an alert above a caution stands for the track; being lost is not what is asked. */
  concerns(track: Track): boolean {
    return track.conditions.some((slot) => slot.told !== null && slot.rule !== 'contact-lost' && TRACK_RULE[slot.rule].say(track, slot, track.at, this.#around).priority !== 'caution');
  }

  *told(at: Time): Iterable<Told> {
    for (const track of this.#picture.all()) {
      for (const slot of track.conditions) {
        if (slot.told === null) continue;
        yield {
          finding: this.#finding(track, TRACK_RULE[slot.rule], slot, slot.told, at),
          forget: () => {
            track.conditions = track.conditions.filter((other) => other.rule !== slot.rule || other.subject !== slot.subject);
          },
        };
      }
    }
  }

  adopt(alert: Pick<Alert, 'situation' | 'since' | 'tracks' | 'condition' | 'text'>): 'true' | 'unknown' | null {
    const track = this.#picture.get(alert.tracks[0] ?? '');
    const rule = RULES.find(({ name }) => alert.situation.startsWith(`${name}:`));
    if (track === undefined || rule === undefined || rule.delays(this.#around.settings, track) === null) return null;
    const subject = alert.situation.slice(situationKey(rule.name, track.id, '').length + 1);
    if (situationKey(rule.name, track.id, subject) !== alert.situation) return null;
    const told = (track.lost && rule.outlivesLoss !== true) || alert.condition === 'unknown' ? 'unknown' : 'true';
    const releaseS = rule.delays(this.#around.settings, track)?.releaseS ?? 0;
    const ends = rule.momentary === true;
    this.#put(track, slotOf(track, rule.name, subject), {
      rule: rule.name,
      subject,
      phase: ends ? 'releasing' : 'on',
      since: alert.since,
      due: ends ? alert.since + releaseS * 1000 : null,
      unsure: false,
      note: alert.text,
      told,
    });
    return told;
  }

  #look(track: Track, rule: TrackRule, slot: TrackSlot | null, value: Condition, at: Time, subject = '', note: string | null = null): void {
    const delays = rule.delays(this.#around.settings, track);
    if (delays === null) return;
    const next = rule.momentary === true ? happened(slot, value, at, delays.releaseS) : looked(slot, value, at, delays);
    this.#step(track, rule, slot ?? { rule: rule.name, subject, note, told: null, phase: 'pending', since: at, due: null, unsure: false }, next, at);
  }

  #step(track: Track, rule: TrackRule, slot: TrackSlot, next: Delayed | null, at: Time): void {
    if (next !== null) {
      this.#put(track, slot, this.#announced(track, rule, next === slot ? slot : { ...slot, ...next }, at));
      return;
    }
    this.#put(track, slot, null);
    if (slot.told !== null) this.#tell(this.#finding(track, rule, slot, 'false', at));
  }

  /** The slot after the alert book was told what it does not know yet. */
  #announced(track: Track, rule: TrackRule, slot: TrackSlot, at: Time): TrackSlot {
    const unknown = slot.unsure || (track.lost && rule.outlivesLoss !== true);
    const value = stands(slot) ? (unknown ? 'unknown' : 'true') : null;
    if (value === slot.told) return slot;
    const told: TrackSlot = { ...slot, told: value };
    this.#tell(this.#finding(track, rule, told, value ?? 'false', at));
    return told;
  }

  /** Puts one slot in another's place, or takes it away; they stay in the rules' order. */
  #put(track: Track, slot: TrackSlot | null, next: TrackSlot | null): void {
    if (slot === next) return;
    const rule = (slot ?? next)?.rule;
    const subject = (slot ?? next)?.subject;
    const at = track.conditions.findIndex((other) => other.rule === rule && other.subject === subject);
    if (next === null) {
      if (at >= 0) track.conditions.splice(at, 1);
    } else if (at >= 0) track.conditions[at] = next;
    else {
      track.conditions.push(next);
      track.conditions.sort(inOrder);
    }
  }

  #finding(track: Track, rule: TrackRule, slot: TrackSlot, value: Condition, at: Time): Finding {
    return {
      key: situationKey(rule.name, track.id, slot.subject),
      value,
      at,
      observedAt: Math.max(track.placed ? track.at : 0, slot.since),
      since: slot.since,
      facts: () => this.#facts(track, rule, slot, at),
    };
  }

  #facts(track: Track, rule: TrackRule, slot: TrackSlot, at: Time): AlertFacts {
    const said = rule.say(track, slot, at, this.#around);
    return {
      rule: rule.card.rule,
      priority: said.priority,
      category: said.category ?? rule.card.category,
      latched: said.latched ?? false,
      since: slot.since,
      tracks: [track.id],
      zone: null,
      position: track.placed ? [track.lon, track.lat] : null,
      figures: { ...said.figures, ...(track.placed && track.sog !== null && { sog_kn: track.sog }) },
      what: said.what,
      who: whoIs(track),
      where: whereOf(track, this.#places),
      todo: rule.card.action,
      text: said.text ?? null,
    };
  }
}

/** Something that happened just now, or (false) did not. */
const happened = (slot: Delayed | null, value: Condition, at: Time, releaseS: number): Delayed | null =>
  value === 'true' ? { phase: 'releasing', since: slot?.since ?? at, due: at + releaseS * 1000, unsure: false } : null;

function slotOf(track: Track, rule: TrackRuleName, subject: string): TrackSlot | null {
  for (const slot of track.conditions) if (slot.rule === rule && slot.subject === subject) return slot;
  return null;
}
