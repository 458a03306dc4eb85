import type { Alert } from '../../words/alert.ts';
import type { Time } from '../../words/position.ts';
import type { AlertMeant } from '../expectation.ts';
import type { ScoredEntry, ScoreFacts } from './facts.ts';
import { plotsOf } from './plots.ts';

/** A condition that an alert speaks for, from when on. */
export interface StoryPart {
  readonly rule: string;
  /** In its own words, as they were then: an alert speaks for several conditions. */
  readonly what: string;
  readonly tracks: readonly string[];
  readonly zone: string | null;
  readonly at: Time;
  readonly seq: number;
  /** It asked for nobody: a caution, or somebody had the alert in hand already. */
  readonly quiet: boolean;
}

interface Done {
  readonly at: Time;
  readonly seq: number;
  readonly by: string;
}

/** What became of one alert. */
export interface AlertStory {
  readonly id: string;
  /** As it was raised. */
  readonly alert: Alert;
  readonly raisedAt: Time;
  readonly seq: number;
  readonly parts: StoryPart[];
  readonly seen: Done[];
  readonly acknowledged: (Done & { readonly shown: boolean | null; readonly reactionMs: number | null })[];
  readonly logged: (Done & { readonly what: string })[];
  readonly escalated: { readonly at: Time; readonly seq: number }[];
}

const stories = new WeakMap<readonly ScoredEntry[], AlertStory[]>();

/** Every alert of a journal, in the order in which they were raised. Worked out once for each journal. */
export function alertStories(entries: readonly ScoredEntry[]): AlertStory[] {
  const known = stories.get(entries);
  if (known !== undefined) return known;
  const byId = new Map<string, AlertStory>();
  for (const entry of entries) if (entry.body.kind === 'alert') tell(byId, entry, entry.body.event, entry.body.alert);
  const told = [...byId.values()];
  stories.set(entries, told);
  return told;
}

function tell(byId: Map<string, AlertStory>, { at, seq, actor }: ScoredEntry, event: string, alert: Alert): void {
  let story = byId.get(alert.id);
  if (story === undefined) {
    story = { id: alert.id, alert, raisedAt: at, seq, parts: [], seen: [], acknowledged: [], logged: [], escalated: [] };
    byId.set(alert.id, story);
    story.parts.push({ rule: alert.rule, what: alert.what, tracks: alert.tracks, zone: alert.zone?.id ?? null, at, seq, quiet: alert.state === 'ack' });
  }
  if (event === 'joined') {
    const joined = alert.joined.find(({ situation }) => situation === alert.joinedNow);
    if (joined !== undefined) story.parts.push({ rule: joined.rule, what: joined.what, tracks: joined.tracks, zone: joined.zone?.id ?? null, at, seq, quiet: alert.state === 'ack' });
  }
  if (event === 'escalated') story.escalated.push({ at, seq });
  if (actor.kind !== 'person') return;
  const done = { at, seq, by: actor.name };
  if (event === 'seen') story.seen.push(done);
  if (event === 'logged') story.logged.push({ ...done, what: alert.action?.what ?? '' });
  if (event === 'acknowledged') story.acknowledged.push({ ...done, shown: alert.acknowledged?.shown ?? null, reactionMs: alert.acknowledged?.reactionMs ?? null });
}

/** The alerts that are meant, each with the part by which it is, in the order in which those parts came. */
export function alertsMeant(meant: AlertMeant, facts: ScoreFacts): { story: AlertStory; part: StoryPart }[] {
  const plots = plotsOf(facts);
  const isOf = (trackId: string, ref: string): boolean => trackId === ref || facts.whose.get(trackId) === ref || plots.get(trackId) === ref;
  return alertStories(facts.entries)
    .flatMap((story) => story.parts.map((part) => ({ story, part })))
    .filter(({ part }) => part.rule === meant.rule && (meant.zone === undefined || part.zone === meant.zone) && (meant.vessel === undefined || part.tracks.some((id) => isOf(id, meant.vessel ?? ''))))
    .sort((a, b) => a.part.seq - b.part.seq);
}
