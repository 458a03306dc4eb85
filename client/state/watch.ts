import { computed, signal } from '@preact/signals';
import type { Alert } from '../../shared/words/alert.ts';
import type { Role } from '../../shared/words/role.ts';
import { DEFAULT_RULES, type RuleSettings } from '../../shared/words/rules.ts';
import type { Settings } from '../../shared/words/settings.ts';
import type { SourceHealth } from '../../shared/words/source.ts';
import type { ZoneCollection } from '../../shared/words/zone.ts';
import type { Present } from '../../shared/wire/events.ts';
import type { Phase } from '../stream/phase.ts';
import type { Desk } from '../../shared/words/sound.ts';
import { countAlerts, listed, putAside, standingFor } from './alert-order.ts';
import { Picture } from './picture.ts';
import { WatchTime } from './watch-clock.ts';

/**
 * What this page shows of its watch; panels read it. Live it is what the stream writes (`live`); while the past is
 * looked at it is `past`, and the stream goes on writing underneath. Vessels are in `picture` and no signal.
 */
export const picture = new Picture();
let behind: Picture | null = null;
/** The picture that the stream writes. */
export const livePicture = (): Picture => behind ?? picture;
/** The stream's picture goes on behind the one that is shown, which is empty. */
export function putLiveBehind(): void {
  if (behind !== null) return;
  behind = new Picture();
  behind.takeOver(picture);
  picture.takeOver(new Picture());
}
/** The stream's picture is shown again, as it is now. */
export function bringLiveBack(): void {
  if (behind !== null) picture.takeOver(behind);
  behind = null;
}

export const watchTime = new WatchTime();

/** A moment of the past that is shown in place of the present. */
export interface ShownPast {
  readonly alertsById: ReadonlyMap<string, Alert>;
  /** Zones and rules that were in force; null before the first word. */
  readonly settings: Settings | null;
  /** To the second. */
  readonly second: number;
  /** This desk had no link then: what it shows is old. */
  readonly cut: boolean;
}
export const past = signal<ShownPast | null>(null);
/** The past is shown: nothing can be done to it. */
export const isPast = computed(() => past.value !== null);

export const phase = signal<Phase>('joining');
export const watchName = signal<string | null>(null);
export const mode = signal<'live' | 'recording' | 'exercise'>('live');
export const serverVersion = signal<string | null>(null);
export const me = signal<{ name: string; role: Role } | null>(null);
/** Who can act here: nobody while the past is shown. */
export const hands = computed(() => (past.value === null ? me.value : null));
export const present = signal<readonly Present[]>([]);
export const sources = signal<readonly SourceHealth[]>([]);
/** Trouble that the server tells everyone, in words. */
export const trouble = signal<readonly string[]>([]);

/** What the stream writes, whatever is shown. */
export const live = {
  /** Every alert that stands, by id; replaced whole, so that a reader sees one moment. */
  alertsById: signal<ReadonlyMap<string, Alert>>(new Map()),
  /** Zones and rules that are in force; null before the first word. */
  settings: signal<Settings | null>(null),
  /** Watch time to the second; null before the first word. */
  second: signal<number | null>(null),
};

export const alertsById = computed(() => past.value?.alertsById ?? live.alertsById.value);
export const settings = computed(() => (past.value === null ? live.settings.value : past.value.settings));
/** The limits that the rules go by. */
export const rules = computed<RuleSettings>(() => settings.value?.rules ?? DEFAULT_RULES);
export const zones = computed<ZoneCollection>(() => ({ type: 'FeatureCollection', features: settings.value?.zones ?? [] }));
export const alerts = computed(() => listed(alertsById.value.values(), me.value?.name ?? null, tenSeconds.value ?? 0));
export const alertCounts = computed(() => countAlerts(alerts.value, me.value?.name ?? null));
/** Shelved, suppressed and out of service. */
export const asideAlerts = computed(() => putAside(alertsById.value.values()));
/** Who hears sounds here; null before the first word. */
export const desk = computed<Desk | null>(() => me.value && { ...me.value, operatorHere: present.value.some((p) => p.role === 'operator') });
/** Live alerts that want a person, whatever is shown. */
export const liveUnseen = computed(() => listed(live.alertsById.value.values(), me.value?.name ?? null, live.second.value ?? 0).filter((a) => standingFor(a, me.value?.name ?? null) !== 'acknowledged'));
export const unseenCount = computed(() => alertCounts.value.reduce((n, c) => n + c.unacknowledged, 0));

/** Watch time to the second, for texts: the one clock that panels follow. Null before the first word. */
export const second = computed(() => past.value?.second ?? live.second.value);
/** Watch time in steps of ten seconds, for titles that change at a minute: a card is not made anew every second. Null before the first word. */
export const tenSeconds = computed(() => (second.value === null ? null : Math.floor(second.value / 10_000) * 10_000));
/** Milliseconds of wall time since the server was last heard, to the half second. */
export const heardAgo = signal(0);
/** Goes up at most twice a second when the picture changed: for texts, never for drawing. */
export const pictureBeat = signal(0);
/** How many tracks there are. */
export const trackCount = signal(0);
