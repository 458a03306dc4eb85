import { expect, test, type BrowserContext, type Locator, type Page } from '@playwright/test';
import type { Position } from '../../shared/words/position.ts';
import { startClockedServer, type ClockedServer } from './clocked-server.ts';
import { TEST_ZONE } from './traffic.ts';

/** Just east of the test square, in it, and out of everyone's way. */
const OUTSIDE: Position = [1.2005, 50.95];
const INSIDE: Position = [1.199, 50.95];
const AWAY: Position = [1.45, 50.8];
const INTRUDER = { mmsi: 235_999_301, name: 'PAST INTRUDER' };
const PASSER = { mmsi: 235_999_302, name: 'PAST PASSER' };

test.describe('the past of a watch', () => {
  let server: ClockedServer;
  let page: Page;
  let context: BrowserContext;

  test.beforeAll(async ({ browser }) => {
    server = await startClockedServer(TEST_ZONE);
    context = await browser.newContext({ reducedMotion: 'reduce' });
    page = await context.newPage();
    // The table says what the chart draws; drawn in software it would take the machine.
    await page.addInitScript(() => Object.defineProperty(HTMLCanvasElement.prototype, 'getContext', { value: () => null }));
    await page.goto(await server.link('Anna', 'operator'));
    await expect(page.locator('html')).toHaveAttribute('data-connection', 'live');
  });
  test.afterAll(async () => {
    await context.close();
    await server.stop();
  });

  const card = (): Locator => page.locator('[data-alert-id]').filter({ hasText: INTRUDER.name });
  const state = (of: string) => expect(page.getByTestId('past-state')).toHaveAttribute('data-state', of);
  const slider = (): Locator => page.getByTestId('time-slider');
  /** Name, speed, course and position of every vessel, as the table says them. */
  const vessels = async (): Promise<string[]> => {
    const rows = page.locator('.table-view tbody tr').filter({ hasText: 'PAST ' });
    return rows.evaluateAll((found) => found.map((row) => [0, 4, 5, 6].map((i) => row.children[i]?.textContent?.trim()).join(' | ')).sort());
  };
  const goTo = async (time: string): Promise<void> => {
    await page.keyboard.press('g');
    await page.keyboard.type(time);
    await page.keyboard.press('Enter');
    await state('still');
  };

  test('is shown as it was live, can be gone through, and nothing can be done to it', async () => {
    await server.place({ ...INTRUDER, at: OUTSIDE, sog: 6, cog: 270 });
    await server.place({ ...PASSER, at: AWAY, sog: 12, cog: 45 });
    await server.pass(60);
    await server.place({ ...INTRUDER, at: INSIDE, sog: 7, cog: 265 });
    await server.pass(6);
    await expect(card()).toHaveAttribute('data-state', 'unack');
    await page.keyboard.press('t');
    await expect.poll(async () => (await vessels()).length).toBe(2);
    const wasLive = { vessels: await vessels(), card: await card().getAttribute('data-state'), time: '03:01:06' };
    expect(wasLive.vessels.join()).toContain('7.0');

    // Then much happens: it is acknowledged, both go elsewhere, and minutes pass.
    await page.keyboard.press('Escape');
    await server.pass(5);
    await card().getByRole('button', { name: /Acknowledge/ }).click();
    await expect(card()).toHaveAttribute('data-state', 'ack');
    await server.place({ ...INTRUDER, at: [1.15, 50.99], sog: 3, cog: 10 });
    await server.place({ ...PASSER, at: [1.5, 50.85], sog: 14, cog: 50 });
    await server.pass(420);

    await page.keyboard.press('o');
    await expect(page.locator('html')).toHaveAttribute('data-watch', 'review');
    await state('still');
    await expect(page.getByTestId('mode')).toHaveText('REVIEW');
    await goTo(wasLive.time);
    await expect(page.getByTestId('review-sign')).toContainText('REVIEW 03:01:06Z 1 Mar 2026');
    await expect(slider()).toHaveAttribute('aria-valuetext', '03:01:06 UTC, 1 Mar 2026');
    await expect(card()).toHaveAttribute('data-state', wasLive.card ?? '');
    await page.keyboard.press('t');
    await expect.poll(vessels).toEqual(wasLive.vessels);
    await page.keyboard.press('Escape');

    // Nothing can be done to it, and it says so.
    await expect(card().getByRole('button', { name: /cknowledge/ })).toHaveAttribute('aria-disabled', 'true');
    await expect(card()).toContainText('Nothing can be done to the past.');
    await card().getByRole('button', { name: /cknowledge/ }).click({ force: true });
    await page.keyboard.press('a');
    await page.keyboard.press('s');
    await expect(page.locator('.notice')).toContainText('Nothing can be done to the past.');
    await expect(card()).toHaveAttribute('data-state', 'unack');

    // To the alert by a key, by steps, by the slider, and by playing.
    await page.keyboard.press('[');
    await expect(slider()).toHaveAttribute('aria-valuetext', /^03:01:0[2-5] UTC/);
    await state('still');
    await slider().focus();
    const at = async (): Promise<number> => Number(await slider().getAttribute('aria-valuenow'));
    const alertAt = await at();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Shift+ArrowLeft');
    await page.keyboard.press('PageUp');
    await state('still');
    expect((await at()) - alertAt).toBe(-11 + 60);
    await page.keyboard.press('PageDown');
    await state('still');
    await expect(card()).toHaveCount(0);
    await page.getByLabel('Pace').selectOption('10');
    await page.keyboard.press(' ');
    await expect(card()).toHaveAttribute('data-state', 'unack');
    await page.keyboard.press(' ');
    await state('still');
    const box = await slider().boundingBox();
    if (box === null) throw new Error('the slider is not to be seen');
    await page.mouse.move(box.x + box.width * 0.9, box.y + 10);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.93, box.y + 10);
    await state('scrubbing');
    await page.mouse.up();
    await state('still');
  });

  test('keeps the way back whole on a small screen while a loop is set', async () => {
    const was = page.viewportSize();
    await page.setViewportSize({ width: 1366, height: 768 });
    for (const key of ['i', '.', 'u']) await page.keyboard.press(key);
    await expect(page.getByRole('button', { name: 'End the loop' })).toBeInViewport({ ratio: 1 });
    await expect(page.getByTestId('back-to-live')).toBeInViewport({ ratio: 1 });
    await page.getByRole('button', { name: 'End the loop' }).click();
    if (was !== null) await page.setViewportSize(was);
  });

  test('lets an emergency of the live watch break through, and leads back to it', async () => {
    await expect(page.locator('html')).toHaveAttribute('data-watch', 'review');
    await server.place({ mmsi: 970_123_456, name: null, at: [1.4, 50.9], status: 14 });
    await server.pass(20);
    const breaks = page.getByTestId('breaks-through');
    await expect(breaks).toContainText('Live emergency');
    await expect(page.locator('[data-alert-id][data-priority=emergency]')).toHaveCount(0);
    await breaks.getByRole('button', { name: 'Back to live' }).click();
    await expect(page.locator('html')).toHaveAttribute('data-watch', 'live');
    await expect(page.locator('[data-alert-id][data-priority=emergency]')).toHaveAttribute('aria-current', 'true');
    await expect(card()).toHaveAttribute('data-state', 'ack');
    await expect(page.getByTestId('mode')).toHaveText('LIVE');
    await expect(page.locator('.notice')).toContainText('Back to live. Meanwhile: 1 alert raised.');
    // And by a key.
    await page.keyboard.press('o');
    await expect(page.locator('html')).toHaveAttribute('data-watch', 'review');
    await page.keyboard.press('q');
    await expect(page.locator('html')).toHaveAttribute('data-watch', 'live');
  });
});
