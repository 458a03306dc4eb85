import { z } from 'zod';
import { AcceptBody, AcknowledgeBody, LogBody, OutOfServiceBody, RefuseBody, ReleaseBody, ShelveBody, SuppressBody, TransferBody } from '../../shared/wire/command.ts';
import { Health } from '../../shared/wire/health.ts';
import { API_PATH, Invite, InviteInput, SessionView, SignIn } from '../../shared/wire/rest.ts';
import { AlertReport, DryRun, DryRunBody, DryRunState, SettingsBody } from '../../shared/wire/settings.ts';
import { NewScenario, ScenarioCard, ScenarioChange, ScenarioShelving, ScenarioVersion, ScenarioView } from '../../shared/wire/scenarios.ts';
import { ScenarioTrial, ScenarioTrialBody } from '../../shared/wire/scenario-trial.ts';
import { restForm } from '../../shared/wire/rest-form.ts';
import { Alert } from '../../shared/words/alert.ts';
import { Entry } from '../../shared/words/entry.ts';
import { Problem, problem } from '../../shared/words/problem.ts';
import { Report, ReportInput } from '../../shared/words/report.ts';
import { RuleSettings } from '../../shared/words/rules.ts';
import { Settings } from '../../shared/words/settings.ts';
import { SourceHealth } from '../../shared/words/source.ts';
import { TrackCollection, TrackFeature, TrackWithTrail } from '../../shared/words/track.ts';
import { PastOverview } from '../../shared/wire/past/overview.ts';
import { CutBody, RecordingView } from '../../shared/wire/recordings.ts';
import { ZoneCollection, ZoneFeature } from '../../shared/words/zone.ts';
import type { Route } from './route.ts';

/** The schemas that stand under a name of their own in the document. */
const NAMED: Readonly<Record<string, z.ZodType>> = {
  AcceptBody,
  AcknowledgeBody,
  Alert,
  AlertReport,
  CutBody,
  DryRun,
  DryRunBody,
  DryRunState,
  Entry,
  Health,
  Invite,
  InviteInput,
  LogBody,
  NewScenario,
  OutOfServiceBody,
  PastOverview,
  Problem,
  Recording: RecordingView,
  RefuseBody,
  ReleaseBody,
  Report,
  ReportInput,
  RuleSettings,
  ScenarioCard,
  ScenarioChange,
  ScenarioShelving,
  ScenarioTrial,
  ScenarioTrialBody,
  ScenarioVersion,
  ScenarioView,
  Session: SessionView,
  Settings,
  SettingsBody,
  ShelveBody,
  SignIn,
  SourceHealth,
  SuppressBody,
  TrackCollection,
  TrackFeature,
  TrackWithTrail,
  TransferBody,
  ZoneCollection,
  ZoneFeature,
};

/** The OpenAPI 3.1 document, made from the very schemas and routes that serve. */
export function openApi(routes: readonly Route[], version: string): unknown {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(NAMED)) registry.add(restForm(schema), { id });
  const uri = (id: string) => `#/components/schemas/${id}`;
  const { schemas } = z.toJSONSchema(registry, { uri, unrepresentable: 'any', io: 'input' });

  const schemaOf = (schema: z.ZodType): unknown => {
    const form = restForm(schema);
    const id = registry.get(form)?.id;
    if (id !== undefined) return { $ref: uri(id) };
    if (schema instanceof z.ZodArray && schema.element instanceof z.ZodType) return { type: 'array', items: schemaOf(schema.element) };
    return without$(z.toJSONSchema(form, { unrepresentable: 'any', io: 'input' }));
  };

  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const path = pathOf(route).replace(/:(\w+)/g, '{$1}');
    const operations = (paths[path] ??= {});
    operations[route.method] = {
      summary: route.summary,
      security: route.access === 'open' ? [] : [{ session: [] }, { token: [] }],
      parameters: parametersOf(route),
      ...(route.body && { requestBody: { content: { 'application/json': { schema: schemaOf(route.body) } } } }),
      responses: {
        [route.status]: {
          description: 'Done',
          ...(route.answer === 'text' && { content: { 'text/plain': { schema: { type: 'string' } } } }),
          ...(route.answer === 'bytes' && { content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } }),
          ...(route.answer instanceof z.ZodType && { content: { 'application/json': { schema: schemaOf(route.answer) } } }),
        },
        ...problemsOf(route),
      },
    };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Varne', version, description: 'A live picture of the English Channel. Not for navigation.' },
    paths,
    components: {
      schemas: Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, without$(schema)])),
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'varne' },
        token: { type: 'http', scheme: 'bearer' },
      },
    },
  };
}

/** Health and metrics stand where monitors look for them; everything else under the API's path. */
export const pathOf = ({ path }: Route): string => (path === '/healthz' || path === '/metrics' ? path : `${API_PATH}${path}`);

function parametersOf(route: Route): unknown[] {
  const inPath = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
  const inQuery = Object.entries(route.query?.shape ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: false,
    schema: without$(z.toJSONSchema(schema, { unrepresentable: 'any' })),
  }));
  return [...inPath, ...inQuery];
}

/** Problems by status, with their names. */
function problemsOf(route: Route): Record<string, unknown> {
  const byStatus = new Map<number, string[]>();
  const names = [
    ...(route.access === 'open' ? [] : (['not-signed-in'] as const)),
    ...(route.method === 'get' ? [] : (['other-origin', 'too-many-requests'] as const)),
    ...(route.body ? (['invalid', 'wrong-content-type', 'too-large'] as const) : []),
    ...route.problems,
    'internal' as const,
  ];
  for (const name of new Set(names)) {
    const { status } = problem(name, '');
    byStatus.set(status, [...(byStatus.get(status) ?? []), name]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, of]) => [
      status,
      { description: of.join(', '), content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } },
    ]),
  );
}

/** OpenAPI takes the schemas without the words that say which JSON Schema they are. */
function without$(schema: object): unknown {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => key !== '$schema' && key !== '$id' && key !== '~standard'));
}
