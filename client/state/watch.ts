import { computed, signal } from '@preact/signals';
import type { Alert } from '../../shared/words/alert.ts';
import type { Role } from '../../shared/words/role.ts';
import { DEFAULT_RULES, type RuleSettings } from '../../shared/words/rules.ts';
import type { SourceHealth } from '../../shared/words/source.ts';
import type { ZoneCollection } from '../../shared/words/zone.ts';
import type { Present } from '../../shared/wire/events.ts';
import type { Phase } from '../stream/phase.ts';
import type { Desk } from '../../shared/words/sound.ts';
import { countAlerts, listed, putAside } from './alert-order.ts';
import { Picture } from './picture.ts';
import { WatchTime } from './watch-clock.ts';

/** What this page knows of its watch. The stream writes it; panels read it. Vessels are in `picture` and no signal. */
export const picture = new Picture();
export const watchTime = new WatchTime();

export const phase = signal<Phase>('joining');
export const watchName = signal<string | null>(null);
export const mode = signal<'live' | 'recording' | 'exercise'>('live');
export const serverVersion = signal<string | null>(null);
export const me = signal<{ name: string; role: Role } | null>(null);
export const present = signal<readonly Present[]>([]);
export const sources = signal<readonly SourceHealth[]>([]);
/** The limits that the rules go by. */
export const rules = signal<RuleSettings>(DEFAULT_RULES);
export const zones = signal<ZoneCollection>({ type: 'FeatureCollection', features: [] });
/** Trouble that the server tells everyone, in words. */
export const trouble = signal<readonly string[]>([]);

/** Every alert that stands, by id; replaced whole, so that a reader sees one moment. */
export const alertsById = signal<ReadonlyMap<string, Alert>>(new Map());
export const alerts = computed(() => listed(alertsById.value.values(), me.value?.name ?? null));
export const alertCounts = computed(() => countAlerts(alerts.value, me.value?.name ?? null));
/** Shelved, suppressed and out of service. */
export const asideAlerts = computed(() => putAside(alertsById.value.values()));
/** Who hears sounds here; null before the first word. */
export const desk = computed<Desk | null>(() => me.value && { ...me.value, operatorHere: present.value.some((p) => p.role === 'operator') });
export const unseenCount = computed(() => alertCounts.value.reduce((n, c) => n + c.unacknowledged, 0));

/** Watch time to the second, for texts: the one clock that panels follow. Null before the first word. */
export const second = signal<number | null>(null);
/** Milliseconds of wall time since the server was last heard, to the half second. */
export const heardAgo = signal(0);
/** Goes up at most twice a second when the picture changed: for texts, never for drawing. */
export const pictureBeat = signal(0);
/** How many tracks there are. */
export const trackCount = signal(0);
