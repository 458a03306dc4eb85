import { batch, computed, effect, signal } from '@preact/signals';
import { openFrame } from '../../shared/wire/frame.ts';
import type { PastOverview } from '../../shared/wire/past/overview.ts';
import type { Time } from '../../shared/words/position.ts';
import { cardPart } from '../state/current-alert.ts';
import { tell } from '../state/notices.ts';
import { chart, select, selected, shownAlert } from '../state/selection.ts';
import { bringLiveBack, live, past, picture, pictureBeat, putLiveBehind, watchName, watchTime } from '../state/watch.ts';
import type { GlassScreen } from '../../shared/glass/moment.ts';
import { forgetGlass, glassMoment, glassOf, isSame, lookAt, nextGlass, showItsView, takeGlass } from './glass.ts';
import type { NotShown, StretchName, Told } from './messages.ts';
import { marksOf, toggleMark } from './marks.ts';
import { fetchOverview, PastLink } from './past-link.ts';
import type { Showing } from './past-stretch.ts';
import { neighbour, SPANS, stretchAt, stripAround, timesOf, type Goal } from './time-line.ts';
import { pastPath, takePast, type TakePast } from './whose-past.ts';
import { LIVE, moved, runs, type Bounds, type Fixed, type Transport, type TransportEvent } from './transport.ts';

/** The live watch's past on this screen: what the state machine says is fetched, shown, and put away again. */
export const transport = signal<Transport>(LIVE);
/** Looked at, or null while live. */
export const fixed = computed<Fixed | null>(() => (transport.value.mode === 'fixed' ? transport.value : null));
/** What is recorded around the moment that is looked at. */
export const overview = signal<PastOverview | null>(null);
/** How much of time the strip shows, ms. */
export const span = signal<number>(SPANS[1].ms);
/** The strip's part of time. */
export const strip = signal<Bounds | null>(null);
export const marks = signal<readonly Time[]>([]);

/** The newest moments are still on their way to the store. */
const BEHIND_NOW_MS = 2_000;
const TICK_MS = 200;
const REFRESH_MS = 10_000;
const HALF_DAY = 12 * 3_600_000;
/** Where the past is opened: long enough ago to see what led to now. */
const OPENED_BEFORE_MS = 60_000;
/** The next stretch is fetched when it will be played within so many wall milliseconds. */
const PREPARE_MS = 8_000;

const WHY: Readonly<Record<NotShown | 'nothing', string>> = {
  nothing: 'Nothing is recorded at that time.',
  'not-found': 'That stretch is not kept any more.',
  'signed-out': 'You are signed out: sign in again to look at the past.',
  'too-many': 'Too many moments were asked for at once. Wait a few seconds.',
  'no-answer': 'The server does not answer. Try again when the link is back.',
  'other-version': 'The server is of another version: reload the page.',
  damaged: 'That stretch of the recording is damaged and cannot be shown.',
};

let link: PastLink | null = null;
/** Asks for ticks that are not answered yet: while there is one, time waits. */
let advancing = false;
let loaded: Bounds | null = null;
let before: ReadonlySet<string> = new Set();

const liveNow = (): Time => watchTime.at(performance.now()) ?? live.second.peek() ?? 0;
/** A take that was played grows no more. */
let ends: Time | null = null;
const latest = (): Time => ends ?? Math.floor(liveNow() - BEHIND_NOW_MS);
const path = (): string => pastPath(takePast.peek());

/** Lets something happen to the transport; what must be fetched or put away follows. */
export function dispatch(event: TransportEvent): void {
  const was = transport.peek();
  const next = moved(was, event);
  if (next === was) return;
  transport.value = next;
  if (next.mode === 'live') return leave();
  if (was.mode === 'live') enter();
  strip.value = stripAround(strip.peek(), next.at, span.peek(), next.bounds);
  if (next.jump !== was.jump) void query(next);
  else if (was.mode === 'live' || was.state !== next.state || was.rate !== next.rate) tellChart(next.at);
}

/** Opens a moment of a take of an exercise, that is open or closed: the same screen, and nothing of the live watch in it. */
export async function openTake(of: TakePast, at: Time): Promise<void> {
  const found = await fetchOverview(pastPath(of), Math.max(0, at - HALF_DAY), at + HALF_DAY);
  if (found === null) return tell('That exercise cannot be looked at: the server does not answer, or does not let you.');
  if (found.first === null) return tell('Nothing is recorded of that take.');
  takePast.value = of;
  ends = found.now;
  loaded = { from: at - HALF_DAY, to: at + HALF_DAY };
  overview.value = found;
  marks.value = marksOf(found.watch);
  dispatch({ kind: 'open', at, bounds: { from: found.first, to: found.now } });
}

/** Opens the past, at a time or a little before now. */
export async function openPast(at: Time | null = null): Promise<void> {
  if (transport.peek().mode === 'fixed') {
    if (at !== null) dispatch({ kind: 'jump', to: at });
    return;
  }
  const now = latest();
  const found = await fetchOverview(path(), now - 2 * HALF_DAY, now);
  if (found === null) return tell('The past cannot be opened: the server does not answer.');
  if (found.first === null) return tell('Nothing is recorded yet.');
  loaded = { from: now - 2 * HALF_DAY, to: now };
  overview.value = found;
  marks.value = marksOf(watchName.peek());
  dispatch({ kind: 'open', at: at ?? now - OPENED_BEFORE_MS, bounds: { from: found.first, to: now } });
}

/** Sets a mark at the moment that is looked at, or takes away the one that is there. */
export function mark(): void {
  const t = fixed.peek();
  if (t !== null) marks.value = toggleMark(overview.peek()?.watch ?? watchName.peek(), t.at);
}

export const backToLive = (): void => dispatch({ kind: 'live' });

/** Looks through the wall (null), or at the glass of a screen. */
export function lookThrough(screen: GlassScreen | null): void {
  const t = fixed.peek();
  if (t === null || isSame(screen, glassOf.peek())) return;
  lookAt(screen);
  dispatch({ kind: 'jump', to: t.at });
}

/** From the wall to a glass, and back. */
export function changeGlass(): void {
  const next = nextGlass();
  if (next !== null || glassOf.peek() !== null) lookThrough(next);
}

/** Goes to the next of a kind, or the one before; says so when there is none. */
export function goTo(goal: Goal, by: 1 | -1): void {
  const t = fixed.peek();
  const known = overview.peek();
  if (t === null || known === null) return;
  const to = neighbour(timesOf(goal, known.events, marks.peek()), t.at, by);
  if (to === null) tell(`There is no ${by === 1 ? 'later' : 'earlier'} ${goal} within the day that is loaded.`);
  else dispatch({ kind: 'jump', to });
}

function enter(): void {
  before = new Set(live.alertsById.peek().keys());
  batch(() => {
    keepSelected(putLiveBehind);
    cardPart.value = null;
    shownAlert.value = null;
    const second = Math.floor((fixed.peek()?.at ?? 0) / 1000) * 1000;
    past.value = { alertsById: new Map(), settings: live.settings.peek(), second, cut: false };
  });
  link = new PastLink(path());
  chart.peek()?.pictureChanged();
  const ticking = setInterval(tick, TICK_MS);
  const refreshing = setInterval(() => void refresh(), REFRESH_MS);
  stop = () => {
    clearInterval(ticking);
    clearInterval(refreshing);
  };
}
let stop = (): void => {};

function leave(): void {
  stop();
  link?.close();
  link = null;
  advancing = false;
  takePast.value = null;
  ends = null;
  empty = false;
  batch(() => {
    forgetGlass();
    past.value = null;
    overview.value = null;
    strip.value = null;
    cardPart.value = null;
    shownAlert.value = null;
    keepSelected(bringLiveBack);
    pictureBeat.value++;
  });
  chart.peek()?.setClock(liveNow(), watchTime.rate);
  chart.peek()?.pictureChanged();
  const now = live.alertsById.peek();
  const raised = [...now.keys()].filter((id) => !before.has(id)).length;
  const ended = [...before].filter((id) => !now.has(id)).length;
  tell(`Back to live. Meanwhile: ${raised === 0 ? 'no alert' : raised === 1 ? '1 alert' : `${raised} alerts`} raised${ended > 0 ? `, ${ended} ended` : ''}.`);
}

/** The one query of a jump. */
async function query(t: Fixed): Promise<void> {
  const told = await find('seek', t);
  if (transport.peek().mode !== 'fixed' || transport.peek().jump !== t.jump) return;
  if (told.kind === 'shown' || told.kind === 'blank') {
    show(told, t.at);
    dispatch({ kind: 'shown', jump: t.jump });
  } else dispatch({ kind: 'failed', jump: t.jump, why: told.kind === 'not-shown' ? WHY[told.why] : WHY.nothing });
}

type Glass = Pick<Extract<Told, { kind: 'glass' }>, 'screens' | 'moment' | 'missing'>;
type Found =
  | (Extract<Told, { kind: 'shown' }> & { readonly glass: Glass })
  /** At the glass nothing was to be seen, or nothing that can be drawn. */
  | { readonly kind: 'blank'; readonly glass: Glass }
  | Exclude<Told, { kind: 'shown' }>
  | { readonly kind: 'nothing' };

async function find(kind: 'seek' | 'advance', { at, jump }: Pick<Fixed, 'at' | 'jump'>): Promise<Found> {
  const asked = link;
  // Far from what is known of the recording: that comes first, once for a day around it.
  if (loaded === null || at < loaded.from) await loadAround(at);
  const stretch = stretchOf(at);
  if (asked === null || asked !== link || stretch === null) return { kind: 'nothing' };
  const glass = await asked.ask({ kind: 'glass', stretch, at: Math.round(at), screen: glassOf.peek()?.screen ?? null });
  if (glass.kind === 'not-shown') return glass;
  // Whoever jumped meanwhile has asked for another moment: the worker must not go on from it to this one.
  if (glass.kind !== 'glass' || transport.peek().jump !== jump) return { kind: 'nothing' };
  const { moment } = glass;
  if (moment?.kind === 'nothing') return { kind: 'blank', glass };
  // What stood still on that screen, or was itself the past, is drawn of when it was.
  const of = moment?.pictureAt ?? at;
  const its = of === at ? stretch : loaded !== null && of >= loaded.from ? stretchOf(of) : null;
  if (its === null) return { kind: 'blank', glass };
  // After an empty picture, what changed since the moment before tells nothing.
  const told = await asked.ask({ kind: empty ? 'seek' : kind, stretch: its, at: Math.round(of) });
  return told.kind === 'shown' ? { ...told, glass } : told;
}

function stretchOf(at: Time): StretchName | null {
  const found = stretchAt(overview.peek()?.stretches ?? [], at);
  return found && { number: found.number, from: found.from };
}
/** An empty picture is shown. */
let empty = false;

async function loadAround(at: Time): Promise<void> {
  const around = { from: at - HALF_DAY, to: Math.min(latest(), at + HALF_DAY) };
  const found = await fetchOverview(path(), around.from, around.to);
  if (found === null) return;
  loaded = around;
  overview.value = found;
}

/** `at`: the moment that is looked at. The picture is of that moment, unless another stood on the glass that is looked at. */
function show(told: Extract<Found, { kind: 'shown' | 'blank' }>, at: Time): void {
  const { screens, moment, missing } = told.glass;
  const { alerts, settings } = told.kind === 'shown' ? told.showing : { alerts: [], settings: null };
  batch(() => {
    takeGlass(screens, moment, missing);
    if (told.kind === 'blank') blank();
    else if (told.showing.whole) keepSelected(() => take(told.showing));
    else take(told.showing);
    empty = told.kind === 'blank';
    const was = past.peek();
    const second = Math.floor(at / 1000) * 1000;
    const cut = empty || (moment?.kind === 'shown' && moment.grey);
    if (alerts === null && settings === null && was?.second === second && was.cut === cut) return;
    const alertsById = alerts === null ? (was?.alertsById ?? new Map()) : new Map(alerts.map((alert) => [alert.id, alert]));
    // A chart that is told of the same zones again draws them again.
    const same = settings === null || settings.revision === was?.settings?.revision;
    past.value = { alertsById, settings: same ? (was?.settings ?? null) : settings, second, cut };
  });
  chart.peek()?.pictureChanged();
  tellChart(at);
  showItsView();
}

function blank(): void {
  if (!empty) keepSelected(() => picture.reset([]));
}

function take({ whole, roster, frame }: Showing): void {
  if (whole) picture.reset(roster.set);
  else picture.applyRoster(roster);
  const opened = frame === null ? null : openFrame(frame);
  if (opened !== null && !('fault' in opened)) picture.applyFrame(opened);
}

/** Handles are another picture's after this; the selected thing is found again by its id. */
function keepSelected(change: () => void): void {
  const handle = selected.peek();
  const id = handle === null ? undefined : picture.item(handle)?.id;
  wanted = id ?? (handle === null ? null : wanted);
  change();
  const again = wanted === null ? undefined : picture.handleOfId(wanted);
  if (again !== undefined) select(again);
  else if (handle !== null) selected.value = null;
}
/** What was selected and is not in this picture: it may be in the next. */
let wanted: string | null = null;

/** The chart moves vessels along between frames, as fast as time goes; what stood on a glass stands. */
function tellChart(at: Time): void {
  const t = fixed.peek();
  const moment = glassMoment.peek();
  const of = moment?.kind === 'shown' && (moment.still !== null || moment.shows?.past != null) ? moment.pictureAt : null;
  if (t !== null) chart.peek()?.setClock(of ?? at, of === null && t.state === 'playing' ? t.rate : 0);
}

function tick(): void {
  const t = fixed.peek();
  if (t === null) return;
  if (latest() - t.bounds.to >= 1_000) dispatch({ kind: 'grew', to: latest() });
  if (t.state !== 'playing' || advancing) return;
  dispatch({ kind: 'tick', ms: TICK_MS });
  const now = fixed.peek();
  if (now === null || now.jump !== t.jump) return;
  advancing = true;
  void goOn(now);
}

async function goOn(t: Fixed): Promise<void> {
  const told = await find('advance', t);
  advancing = false;
  const now = fixed.peek();
  if (now === null || now.jump !== t.jump) return;
  if (told.kind === 'shown' || told.kind === 'blank') show(told, t.at);
  else {
    dispatch({ kind: 'pause' });
    tell(told.kind === 'not-shown' ? WHY[told.why] : WHY.nothing);
  }
  prepare(now);
}

/** Fetches ahead what will be played soon. */
function prepare(t: Fixed): void {
  const stretches = overview.peek()?.stretches ?? [];
  const here = stretchAt(stretches, t.at);
  const next = stretchAt(stretches, t.at + PREPARE_MS * t.rate);
  if (here === null || next === null || next.number === here.number || link === null) return;
  void link.ask({ kind: 'prepare', stretch: { number: next.number, from: next.from }, at: next.from });
}

/** What is being recorded now grows; what was closed meanwhile has another end. */
async function refresh(): Promise<void> {
  const was = loaded;
  if (was === null || latest() - was.to > HALF_DAY) return;
  const to = latest();
  const found = await fetchOverview(path(), Math.max(was.from, to - 4 * HALF_DAY), to);
  if (found === null || loaded !== was || fixed.peek() === null) return;
  loaded = { from: Math.max(was.from, to - 4 * HALF_DAY), to };
  overview.value = found;
}

/** Whether it plays, or will when it can. */
export const isRunning = computed(() => fixed.value !== null && runs(fixed.value));

/** Where a track was up to the moment that is shown. */
export async function pastTrail(id: string) {
  const told = await link?.ask({ kind: 'trail', track: id });
  return told?.kind === 'trail' ? told.points : null;
}

/** The page says what it shows, for style sheets. */
export function followReview(): () => void {
  return effect(() => {
    document.documentElement.dataset.watch = fixed.value === null ? 'live' : 'review';
    document.documentElement.toggleAttribute('data-glass', glassOf.value !== null);
  });
}
