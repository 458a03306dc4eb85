import { join } from 'node:path';
import { expect, test, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { encode } from '../../server/sources/ais/encode.ts';
import { SHORT_SCENARIO } from '../stand-ins/short-scenario.ts';
import { startFeed, startServer, temporaryFolder, varne, type Feed, type Running } from './server.ts';

/** A beacon that calls for help, in the live watch. */
const BEACON = { type: 1, mmsi: 970_999_001, lon: 1.5, lat: 51, sog: 0, cog: 0, heading: 511, status: 14 } as const;

const open: BrowserContext[] = [];

async function goTo(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext();
  open.push(context);
  const page = await context.newPage();
  await page.goto(url);
  await expect(page.locator('html')).toHaveAttribute('data-connection', 'live');
  return page;
}

test.describe('an exercise', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let feed: Feed;
  let server: Running;

  test.beforeAll(async () => {
    folder = temporaryFolder();
    feed = await startFeed();
    server = await startServer(join(folder.path, 'data'), [`nmea+tcp://127.0.0.1:${feed.port}`]);
    await feed.heard();
  });
  test.afterAll(async () => {
    await Promise.all(open.splice(0).map((context) => context.close()));
    await server.stop();
    await feed.close();
    folder.remove();
  });

  test('a trainer and two trainees run a scenario through injects, a retake and the debrief, and a live emergency breaks through', async ({ browser }) => {
    // Three charts are drawn in software: 40 s on a machine that does nothing else.
    test.setTimeout(300_000);
    const trainer = await goTo(browser, server.signInUrl);
    await expect(trainer.getByTestId('exercise-frame')).toHaveCount(0);
    await trainer.goto(`${server.url}/exercises`);
    await trainer.getByLabel('Its text').fill(SHORT_SCENARIO);
    await trainer.getByLabel('Name', { exact: true }).fill('Night 1');
    await trainer.getByRole('button', { name: 'Open', exact: true }).click();
    const room = trainer.locator('[data-exercise-id]');
    await expect(room).toContainText('Paused');

    await room.getByRole('button', { name: 'Invite' }).click();
    const linkFor = async (name: string): Promise<string> => {
      await room.getByLabel('Name').fill(name);
      await room.getByRole('button', { name: 'Make a link' }).click();
      await expect(room.getByRole('status').first()).toContainText(`For ${name}`);
      return trainer.getByTestId('invite-link').inputValue();
    };
    const [ada, ben] = [await goTo(browser, await linkFor('Ada')), await goTo(browser, await linkFor('Ben'))];
    for (const page of [ada, ben]) {
      await expect(page.getByTestId('exercise-frame')).toContainText('EXERCISE');
      await expect(page.getByTestId('exercise-frame')).toContainText('PAUSED');
      await expect(page).toHaveTitle(/^EXERCISE 10 Jun 2026/);
    }

    await room.getByRole('button', { name: 'Enter as trainer' }).click();
    const desk = trainer.getByTestId('trainer-desk');
    await expect(desk.getByTestId('trainees')).toContainText('Ada');
    for (const clock of ['+00:00:10', '+00:00:20', '+00:01:00']) {
      await desk.getByRole('button', { name: 'Forward to the next' }).click();
      await expect(desk.getByTestId('exercise-state')).toContainText(clock);
    }
    for (const page of [ada, ben]) await expect(page.getByTestId('calls')).toContainText('We are taking water');

    await ada.getByRole('button', { name: 'Take it down' }).click();
    await expect(desk.locator('[data-trainee=Ada]')).toContainText('report form');
    await ada.locator('#report-position').fill('51 00.07 N 1 25.14 E');
    await ada.locator('#report-seen').fill('Boat taking water, 40 people');
    await ada.getByRole('button', { name: 'Report', exact: true }).click();
    await expect(ben.getByTestId('chart')).toHaveAttribute('data-vessels', '3');
    await desk.getByLabel('Note this moment').fill('Plotted well');
    await desk.getByRole('button', { name: 'Mark', exact: true }).click();

    await desk.locator('[data-inject-id=second-call]').getByRole('button', { name: 'Fire' }).click();
    await desk.getByRole('button', { name: '+1 min' }).click();
    await expect(ben.locator('[data-call-id]')).toHaveCount(2);
    await desk.getByRole('button', { name: 'Retake from here' }).click();
    for (const page of [ada, ben]) {
      await expect(page.locator('.watch-name')).toHaveText('Night 1 · take 2');
      await expect(page.locator('[data-call-id]')).toHaveCount(1);
      await expect(page.getByTestId('clock')).toContainText('02:01:00');
    }

    feed.say(encode(BEACON));
    for (const page of [ada, ben, trainer]) {
      await expect(page.getByTestId('breakthrough')).toContainText('REAL, NOT EXERCISE');
      await expect(page.locator('html')).toHaveAttribute('data-sounding', 'emergency');
      await expect(page.locator('[data-alert-id]')).toHaveCount(0);
    }
    await ada.getByRole('button', { name: 'Noted: stop the sound' }).click();
    await expect(ada.locator('html')).toHaveAttribute('data-sounding', 'nothing');

    // Pages that nobody looks at still paint.
    for (const page of [ada, ben]) await page.context().close();
    await desk.getByRole('link', { name: 'Debrief' }).click();
    await expect(trainer.getByTestId('verdicts')).toHaveText(/1 met/);
    await expect(trainer.locator('[data-kind=note]')).toContainText('Plotted well');
    const broken = trainer.getByTestId('breakthrough');
    await expect(broken).toContainText('REAL, NOT EXERCISE');
    await expect(broken.getByRole('link', { name: 'sign in to the live watch' })).toBeVisible();
    await expect(trainer.locator('html')).toHaveAttribute('data-sounding', 'emergency');
  });

  test('a live emergency is read and heard on the pages of scenarios, exercises and debriefs until it is acknowledged, and that it cannot be seen is said', async ({ browser }) => {
    test.setTimeout(180_000);
    const context = await browser.newContext({ baseURL: server.url });
    open.push(context);
    const signIn = /http\S+/.exec(await varne('link', '--data', join(folder.path, 'data'), '--user', 'Uma', '--role', 'supervisor', '--url', server.url))?.[0] ?? '';
    const scenarios = await context.newPage();
    await scenarios.goto(signIn);
    await expect(scenarios.locator('html')).toHaveAttribute('data-connection', 'live');
    const made = await context.request.post('/api/v1/exercises', { data: { name: 'Night 2', play: { kind: 'scenario', text: SHORT_SCENARIO } } });
    const { id } = (await made.json()) as { id: string };
    const alerts = (await (await context.request.get('/api/v1/alerts')).json()) as { id: string; priority: string; state: string }[];
    for (const alert of alerts.filter(({ priority, state }) => priority === 'emergency' && state === 'unack'))
      await context.request.post(`/api/v1/alerts/${alert.id}/acknowledge`, { headers: { 'idempotency-key': `quiet-${alert.id}` }, data: { shown: true } });

    await scenarios.goto('/scenarios');
    const [rooms, debrief, editor] = [await context.newPage(), await context.newPage(), await context.newPage()];
    await rooms.goto('/exercises');
    await debrief.goto(`/exercises/${id}/debrief`);
    await editor.goto('/scenarios/drift-over-boundary');
    const pages = [scenarios, rooms, debrief, editor];
    await expect(scenarios.getByRole('button', { name: 'New scenario' })).toBeVisible();
    await expect(rooms.locator('[data-exercise-id]').first()).toBeVisible();
    await expect(debrief.getByRole('heading', { level: 1 })).toContainText('Night 2');
    await expect(editor.getByTestId('faults')).toContainText('No faults');
    for (const page of pages) {
      await expect(page.getByTestId('breakthrough')).toHaveCount(0);
      await expect(page.locator('html')).toHaveAttribute('data-sounding', 'nothing');
    }

    feed.say(encode({ ...BEACON, mmsi: 970_999_002, lat: 51.05 }));
    for (const page of pages) {
      await expect(page.getByTestId('breakthrough')).toContainText('970999002');
      await expect(page.getByTestId('breakthrough')).toBeInViewport({ ratio: 1 });
      await expect(page.locator('html')).toHaveAttribute('data-sounding', 'emergency');
    }
    await scenarios.getByRole('button', { name: 'Noted: stop the sound' }).click();
    await expect(scenarios.locator('html')).toHaveAttribute('data-sounding', 'nothing');
    await expect(scenarios.getByTestId('breakthrough')).toContainText('970999002');

    await context.setOffline(true);
    await expect(debrief.getByTestId('live-unseen')).toContainText('cannot be seen here now');
    await expect(debrief.getByTestId('breakthrough')).toContainText('970999002');
    await context.setOffline(false);
    await expect(debrief.getByTestId('live-unseen')).toHaveCount(0);
    await debrief.getByTestId('breakthrough').getByRole('link', { name: 'back to the live watch' }).click();
    await expect(debrief).toHaveURL(`${server.url}/`);
    await expect(debrief.locator('[data-alert-id]').first()).toBeVisible();
    const [beacon] = ((await (await context.request.get('/api/v1/alerts')).json()) as typeof alerts).filter(({ priority, state }) => priority === 'emergency' && state === 'unack');
    const answer = await context.request.post(`/api/v1/alerts/${beacon?.id}/acknowledge`, { headers: { 'idempotency-key': 'taken-in-the-live-watch' }, data: { shown: true } });
    expect(answer.ok()).toBe(true);
    for (const page of [scenarios, rooms, editor]) {
      await expect(page.getByTestId('breakthrough')).toHaveCount(0);
      await expect(page.locator('html')).toHaveAttribute('data-sounding', 'nothing');
    }
  });

  test('an operator who opens the exercises reads the refusal and the way back, and nothing goes on asking', async ({ browser }) => {
    const context = await browser.newContext({ baseURL: server.url });
    open.push(context);
    const page = await context.newPage();
    await page.goto(/http\S+/.exec(await varne('link', '--data', join(folder.path, 'data'), '--user', 'Olu', '--role', 'operator', '--url', server.url))?.[0] ?? '');
    await expect(page.locator('html')).toHaveAttribute('data-connection', 'live');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.clock.install();
    await page.goto('/exercises');
    await expect(page.getByRole('alert')).toContainText('Trainers lead exercises');
    await page.clock.runFor(20_000);
    expect(asked.filter((path) => path === '/api/v1/exercises')).toHaveLength(1);
    expect(asked.filter((path) => path === '/api/v1/recordings' || path === '/api/v1/scenarios')).toEqual([]);
    await expect(page.getByRole('form')).toHaveCount(0);
    await expect(page.getByRole('heading')).toHaveText(['Exercises']);
    await page.getByRole('link', { name: 'Back to the chart' }).click();
    await expect(page.locator('html')).toHaveAttribute('data-connection', 'live');
  });
});
