import { useComputed } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { positionText } from '../../shared/geo/position-text.ts';
import type { Seen } from '../state/picture.ts';
import { notation } from '../state/layout.ts';
import { shipTypeText } from '../state/ship-type.ts';
import { clockText, spanText } from '../state/time-text.ts';
import { courseText, etaText, mmsiText, sizeText, speedText, statusText } from '../state/vessel-text.ts';
import { second } from '../state/watch.ts';

/** All that is known of a track, by group. What is not known is left out, but for what a reader looks for first. */
export function TrackFacts({ seen }: { seen: Seen }) {
  const { item } = seen;
  return (
    <>
      <TrackStanding seen={seen} />
      <dl class="facts">
        <Fact name="Position">{positionText(seen.lat, seen.lon, notation.value)}</Fact>
        <Fact name="Speed, course">
          {seen.sog === null && seen.cog === null ? 'not known' : `${speedText(seen.sog)} · ${courseText(seen.cog)}`}
        </Fact>
        {item.kind === 'vessel' && <Fact name="Heading">{courseText(seen.heading)}</Fact>}
        <Fact name="Status">{statusText(item.status)}</Fact>
        <Fact name="Seen">{item.seen}</Fact>
        <Fact name="Accuracy">{item.accuracyM === null ? null : `within ${item.accuracyM.toLocaleString('en-GB')} m`}</Fact>
      </dl>
      <dl class="facts">
        <Fact name="MMSI">{item.mmsi === null ? null : mmsiText(item.mmsi)}</Fact>
        <Fact name="Call sign">{item.callsign}</Fact>
        <Fact name="IMO">{item.imo}</Fact>
        <Fact name="Size">{sizeText(item)}</Fact>
        <Fact name="Draught">{item.draught === null ? null : `${item.draught.toFixed(1)} m`}</Fact>
        <Fact name="Bound for">{item.destination}</Fact>
        <Fact name="ETA">{etaText(item.eta)}</Fact>
        <Fact name="AIS class">{item.kind === 'vessel' ? item.aisClass : null}</Fact>
        <Fact name="Ship type">{shipTypeText(item.shiptype)}</Fact>
        <Fact name="Aid">{item.kind === 'aid-to-navigation' ? (item.virtualAid ? 'virtual' : 'real') : null}</Fact>
        <Fact name="Sources">{item.sources.length === 0 ? null : item.sources.join(', ')}</Fact>
      </dl>
    </>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  if (children === null || children === undefined || children === '') return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** "Position 8 s old", or "Lost for 4 min". */
function TrackStanding({ seen }: { seen: Seen }) {
  const { at, lost } = seen;
  const words = useComputed(() => spanText((second.value ?? at) - at));
  return lost ? (
    <p class="standing lost" data-testid="track-state">
      Lost for {words} <span class="muted">· last at {clockText(at)}</span>
    </p>
  ) : (
    <p class="standing" data-testid="track-state">
      Position {words} old
    </p>
  );
}
