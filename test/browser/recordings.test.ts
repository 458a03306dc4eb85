import { readFileSync } from 'node:fs';
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { isRecording } from '../../shared/recording/layout.ts';
import type { Position } from '../../shared/words/position.ts';
import { startClockedServer, type ClockedServer } from './clocked-server.ts';
import { TEST_ZONE } from './traffic.ts';

const AWAY: Position = [1.45, 50.8];

test.describe('a stretch of the watch that is kept', () => {
  let server: ClockedServer;
  let page: Page;
  let context: BrowserContext;

  test.beforeAll(async ({ browser }) => {
    server = await startClockedServer(TEST_ZONE);
    context = await browser.newContext({ reducedMotion: 'reduce', acceptDownloads: true });
    page = await context.newPage();
    // Nothing here looks at the chart, and drawn in software it would take the machine.
    await page.addInitScript(() => Object.defineProperty(HTMLCanvasElement.prototype, 'getContext', { value: () => null }));
    await page.goto(await server.link('Sue', 'supervisor'));
    await expect(page.locator('html')).toHaveAttribute('data-connection', 'live');
  });
  test.afterAll(async () => {
    await context.close();
    await server.stop();
  });

  test('is cut while one looks back, fetched as a file, brought again, and trained with; the trainer needs no command line', async () => {
    await server.place({ mmsi: 235_999_303, name: 'KEPT PASSER', at: AWAY, sog: 12, cog: 45 });
    await server.pass(240);
    // The page has heard that the time has passed: before that nothing was recorded.
    await expect(page.getByTestId('clock')).toContainText('03:04');
    await page.keyboard.press('o');
    await expect(page.getByTestId('past-state')).toHaveAttribute('data-state', 'still');
    // The loop is what is meant, once it is set.
    const goTo = async (time: string): Promise<void> => {
      await page.keyboard.press('g');
      await page.keyboard.type(time);
      await page.keyboard.press('Enter');
      await expect(page.getByTestId('past-state')).toHaveAttribute('data-state', 'still');
    };
    await goTo('03:01');
    await page.keyboard.press('i');
    await goTo('03:03');
    await page.keyboard.press('u');
    await page.getByRole('button', { name: 'Keep a stretch as a recording' }).click();
    await expect(page.getByLabel('From, UTC')).toHaveValue('1 Mar 2026 03:01:00');
    await expect(page.getByLabel('To, UTC')).toHaveValue('1 Mar 2026 03:03:00');
    await page.getByLabel('To, UTC').fill('03:00');
    await expect(page.getByText('It ends before it begins.')).toBeVisible();
    await page.getByLabel('To, UTC').fill('1 Mar 2026 03:02:30');
    await expect(page.getByText('1 min 30 s, both ends included.')).toBeVisible();
    await expect(page.getByLabel('Replace names, numbers and free words')).toBeChecked();
    await page.getByLabel('Title').fill('A passer');
    await page.getByRole('button', { name: 'Cut', exact: true }).click();
    const ready = page.getByTestId('cut-ready');
    await expect(ready).toContainText('1 Mar 2026 03:01:00 to 1 Mar 2026 03:02:30');
    const [download] = await Promise.all([page.waitForEvent('download'), ready.getByRole('link', { name: 'Download' }).click()]);
    expect(download.suggestedFilename()).toBe('A-passer.varne');
    const file = readFileSync(await download.path());
    expect(isRecording(file)).toBe(true);
    // The past is as it was, and nothing was done to it.
    await expect(page.locator('html')).toHaveAttribute('data-watch', 'review');

    await ready.getByRole('link', { name: 'Train with it' }).click();
    const kept = page.locator('[data-recording-id]');
    await expect(kept).toContainText('pseudonymised');
    const bring = async (name: string, buffer: Buffer) => page.getByLabel('Bring a recording').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
    await bring('half.varne', file.subarray(0, file.length - 100));
    await expect(page.getByRole('region', { name: 'Recordings' }).getByRole('status').first()).toContainText('half.varne is cut off');
    await expect(kept).toHaveCount(1);
    await bring('A-passer.varne', file);
    await expect(kept).toHaveCount(2);
    await kept.first().getByRole('button', { name: 'Open an exercise from it' }).click();
    const room = page.locator('[data-exercise-id]');
    await expect(room).toContainText('Paused');
    await expect(room).toContainText('03:01:00');
    await kept.first().getByRole('button', { name: 'Take it off…' }).click();
    await kept.first().getByRole('button', { name: 'Take it off', exact: true }).click();
    await expect(kept.first()).toContainText('The exercise A passer plays it.');

    // Led from here, closed, and still every moment of its debrief leads to its chart.
    const id = await room.getAttribute('data-exercise-id');
    const order = (what: object) => page.evaluate(([id, body]) => fetch(`/api/v1/exercises/${id}/orders`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: body ?? '' }).then(({ status }) => status), [id, JSON.stringify(what)] as const);
    expect(await order({ order: 'forward', to: '2026-03-01T03:02:00Z' })).toBe(200);
    await expect(room).toContainText('+00:01:00');
    expect(await order({ order: 'mark', text: 'Look where she goes' })).toBe(200);
    await room.getByRole('button', { name: 'Close…' }).click();
    await room.getByRole('button', { name: 'Close it' }).click();
    await page.getByRole('region', { name: 'Closed exercises' }).getByRole('link', { name: 'Debrief' }).click();
    await page.locator('tr[data-kind=note]').getByRole('link').click();
    const sign = page.getByTestId('review-sign');
    await expect(sign).toContainText('REVIEW OF AN EXERCISE 03:02:00Z 1 Mar 2026 A passer, take 1: not real');
    await expect(page.getByTestId('past-state')).toHaveAttribute('data-state', 'still');
    await expect(page.getByRole('button', { name: 'Keep a stretch as a recording' })).toHaveCount(0);
    await page.keyboard.press('t');
    await expect(page.locator('.table-view tbody tr')).toHaveCount(1);
    await expect(page.locator('.table-view tbody tr')).not.toContainText('KEPT PASSER');
    await page.keyboard.press('Escape');
    await page.keyboard.press('q');
    await expect(page.locator('html')).toHaveAttribute('data-watch', 'live');
  });
});
