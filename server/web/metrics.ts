import { monitorEventLoopDelay } from 'node:perf_hooks';
import process from 'node:process';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { EngineLink } from '../engine/link.ts';
import type { Stream } from '../stream/stream.ts';
import type { Route } from './route.ts';

export interface Metrics {
  readonly observeRequest: (method: string, route: string, status: number, seconds: number) => void;
  readonly route: Route;
  close(): void;
}

/** What Prometheus scrapes, gathered when it asks. It says nothing of people: no names, positions or text. */
export function startMetrics(link: EngineLink, stream: Stream, version: string): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const loop = monitorEventLoopDelay({ resolution: 20 });
  loop.enable();

  const requests = new Histogram({
    name: 'varne_http_request_seconds',
    help: 'Time to answer, by route',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.01, 0.05, 0.2, 1, 5],
    registers,
  });
  const gauge = (name: string, help: string, labelNames: string[] = []) => new Gauge({ name, help, labelNames, registers });
  const counter = (name: string, help: string, labelNames: string[] = []) => new Counter({ name, help, labelNames, registers });

  gauge('varne_info', 'The version that runs', ['version']).set({ version }, 1);
  const clients = gauge('varne_stream_clients', 'Sockets that are let in');
  const lagging = gauge('varne_stream_clients_lagging', 'Sockets that get no frames until they have caught up');
  const streamed = counter('varne_stream_total', 'What the stream did', ['what']);
  const tracks = gauge('varne_tracks', 'Tracks of the picture', ['state']);
  const alerts = gauge('varne_alerts', 'Alerts that stand', ['state']);
  const entries = gauge('varne_entries', 'Number of the newest entry');
  const journal = gauge('varne_journal_ok', '1 when the journal can be written');
  const sourceState = gauge('varne_source_state', '1 for the state that the source is in', ['source', 'state']);
  const sourceRate = gauge('varne_source_rate', 'Sentences a second', ['source']);
  const sourceLines = counter('varne_source_lines_total', 'Sentences brought', ['source']);
  const sourceErrors = counter('varne_source_errors_total', 'Sentences dropped, by reason', ['source', 'reason']);
  const lag = gauge('varne_event_loop_lag_seconds', 'How late the event loop ran since the last scrape', ['quantile']);
  const memory = gauge('varne_memory_bytes', 'Memory of the process', ['what']);
  const cpu = counter('varne_cpu_seconds_total', 'CPU time of the process');

  async function gather(): Promise<void> {
    const status = await link.status();
    const now = stream.clients();
    clients.set(now.connected);
    lagging.set(now.lagging);
    streamed.reset();
    for (const [what, count] of Object.entries(stream.counts)) streamed.inc({ what }, count);
    tracks.set({ state: 'live' }, status.tracks.live);
    tracks.set({ state: 'lost' }, status.tracks.lost);
    alerts.set({ state: 'unacknowledged' }, status.alerts.unacknowledged);
    alerts.set({ state: 'standing' }, status.alerts.standing);
    entries.set(status.seq);
    journal.set(status.journal === 'ok' ? 1 : 0);
    for (const metric of [sourceState, sourceRate, sourceLines, sourceErrors]) metric.reset();
    for (const { name: source, state, rate, lines, errors } of status.sources) {
      sourceState.set({ source, state }, 1);
      sourceRate.set({ source }, rate);
      sourceLines.inc({ source }, lines);
      for (const [reason, count] of Object.entries(errors)) sourceErrors.inc({ source, reason }, count);
    }
    if (loop.count > 0) {
      lag.set({ quantile: '0.5' }, loop.percentile(50) / 1e9);
      lag.set({ quantile: '0.99' }, loop.percentile(99) / 1e9);
      lag.set({ quantile: '1' }, loop.max / 1e9);
    }
    loop.reset();
    const { rss, heapUsed } = process.memoryUsage();
    memory.set({ what: 'resident' }, rss);
    memory.set({ what: 'heap' }, heapUsed);
    const { user, system } = process.cpuUsage();
    cpu.reset();
    cpu.inc((user + system) / 1e6);
  }

  return {
    observeRequest: (method, route, status, seconds) => requests.observe({ method, route, status }, seconds),
    close: () => loop.disable(),
    route: {
      method: 'get',
      path: '/metrics',
      access: 'signed-in',
      summary: 'Figures for Prometheus',
      status: 200,
      answer: 'text',
      problems: [],
      handle: async () => {
        await gather();
        return { status: 200, text: { type: registry.contentType, value: await registry.metrics() } };
      },
    },
  };
}
