import { expect, test, type Browser, type BrowserContext, type Page, type WebSocketRoute } from '@playwright/test';
import { z } from 'zod';
import type { Position } from '../../shared/words/position.ts';
import type { Role } from '../../shared/words/role.ts';
import { ScreenShows } from '../../shared/words/screen-note.ts';
import { startClockedServer, type ClockedServer } from './clocked-server.ts';
import { TEST_ZONE } from './traffic.ts';

const PASSER = { mmsi: 235_999_401, name: 'GLASS PASSER' };
const FIRST: Position = [1.45, 50.8];
const SECOND: Position = [1.48, 50.83];
const Told = z.tuple([z.literal('screen'), ScreenShows]);

/** A screen, its network in the test's hands. */
interface Desk {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What it told of itself, newest last. */
  readonly told: ScreenShows[];
  /** The server has read all that was sent before: two of its heartbeats came since. */
  settled(): Promise<void>;
  cut(): void;
  mend(): void;
}

test.describe('at the glass of a screen', () => {
  let server: ClockedServer;
  const contexts: BrowserContext[] = [];

  async function desk(browser: Browser, name: string, role: Role): Promise<Desk> {
    const context = await browser.newContext({ reducedMotion: 'reduce', viewport: { width: 1200, height: 640 } });
    contexts.push(context);
    const page = await context.newPage();
    const told: ScreenShows[] = [];
    let beats = 0;
    let isCut = false;
    let open: WebSocketRoute | null = null;
    await page.route('**/stream/**', (route) => (isCut ? route.abort() : route.continue()));
    await page.routeWebSocket('**/stream/**', (socket) => {
      if (isCut) return void socket.close();
      const up = socket.connectToServer();
      open = socket;
      socket.onMessage((message) => {
        const body = /^42(\[.*\])$/.exec(String(message))?.[1];
        const said = body === undefined ? null : Told.safeParse(JSON.parse(body));
        if (said?.success === true) told.push(said.data[1]);
        up.send(message);
      });
      up.onMessage((message) => {
        if (String(message).startsWith('42["heartbeat"')) beats++;
        socket.send(message);
      });
    });
    await page.goto(await server.link(name, role));
    await expect(page.locator('html')).toHaveAttribute('data-connection', 'live', { timeout: 120_000 });
    return {
      page,
      context,
      told,
      settled: async () => {
        const from = beats;
        await expect.poll(() => beats).toBeGreaterThan(from + 1);
      },
      cut: () => {
        isCut = true;
        void open?.close();
      },
      mend: () => {
        isCut = false;
      },
    };
  }

  test.beforeAll(async () => {
    server = await startClockedServer(TEST_ZONE);
  });
  test.afterAll(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    await server.stop();
  });

  test('the past is shown as one screen had it: its view, what was selected, and how it stood still while it was cut off', async ({ browser }) => {
    test.setTimeout(300_000);
    await server.place({ ...PASSER, at: FIRST, sog: 12, cog: 45 });
    await server.pass(60);
    const ada = await desk(browser, 'Ada', 'operator');

    // She looks for a vessel and shows it: the chart goes there. Tankers are not drawn, and the report form is open.
    await ada.page.keyboard.press('t');
    await ada.page.locator('.table-view tbody tr').filter({ hasText: PASSER.name }).click();
    await ada.page.locator('.table-scroll').focus();
    await ada.page.keyboard.press('Enter');
    await ada.page.keyboard.press('Escape');
    await ada.page.getByRole('button', { name: /^Layers/ }).click();
    await ada.page.getByLabel('Tanker', { exact: false }).uncheck();
    await ada.page.keyboard.press('Escape');
    await ada.page.keyboard.press('r');
    await expect.poll(() => ada.told.at(-1), { timeout: 60_000 }).toMatchObject({ track: String(PASSER.mmsi), open: ['report form'], hidden: ['tanker'], palette: 'dusk', past: null });
    await expect.poll(() => ada.told.at(-1)?.zoom ?? 0).toBeGreaterThan(9.9);
    await ada.settled();
    await server.pass(30);

    // Her link breaks at 03:01:30; the vessel goes elsewhere; she is back at 03:02:15; both go home at 03:03:15.
    const sue = await desk(browser, 'Sue', 'supervisor');
    // Beside her somebody whose page is closed in the end. What he sees is not what is tested, and one chart less is drawn.
    const bob = await browser.newContext();
    contexts.push(bob);
    const his = await bob.newPage();
    await his.addInitScript(() => Object.defineProperty(HTMLCanvasElement.prototype, 'getContext', { value: () => null }));
    const here = (who: string) => expect(sue.page.getByRole('button', { name: new RegExp(`here: ${who}$`) })).toBeVisible({ timeout: 120_000 });
    await here('Ada, Sue');
    await his.goto(await server.link('Bob', 'operator'));
    await here('Ada, Bob, Sue');
    ada.cut();
    await here('Bob, Sue');
    await expect(ada.page.locator('html')).toHaveAttribute('data-connection', 'reconnecting');
    await server.place({ ...PASSER, at: SECOND, sog: 3, cog: 200 });
    await server.pass(45);
    ada.mend();
    await here('Ada, Bob, Sue');
    await ada.settled();
    await server.pass(60);
    const shown = ada.told.at(-1);
    await his.goto('about:blank');
    await ada.context.close();
    await here('Sue');
    await server.pass(60);

    const { page } = sue;
    const state = (of: string) => expect(page.getByTestId('past-state')).toHaveAttribute('data-state', of);
    const goTo = async (time: string): Promise<void> => {
      // Keys act where no list has the focus.
      await page.getByTestId('glass-switch').blur();
      await page.keyboard.press('g');
      await page.keyboard.type(time);
      await page.keyboard.press('Enter');
      await state('still');
    };
    const sentence = page.getByTestId('glass-sentence');
    const speed = () => page.locator('.table-view tbody tr').filter({ hasText: PASSER.name }).locator('td, th').nth(4).textContent();

    await page.keyboard.press('o');
    await state('still');
    await goTo('03:01:20');
    await expect(page.locator('html')).not.toHaveAttribute('data-glass');
    await expect(page.getByTestId('glass-switch')).toContainText('Ada · operator · screen 1, from 03:01:00Z to 03:03:15Z');
    await page.getByTestId('glass-switch').selectOption({ value: '1' });
    await state('still');
    await expect(page.locator('html')).toHaveAttribute('data-glass');
    await expect(page.getByTestId('glass-sign')).toContainText('AT THE GLASS Ada · operator · screen 1');
    await expect(page.getByTestId('glass-parts')).toContainText(`selected: ${PASSER.name} · open: report form · not drawn: tanker · palette: dusk`);
    await expect(sentence).toHaveCount(0);
    // This chart went where hers was: her view is all of it but a little room, and what she had selected is.
    await expect.poll(() => sue.told.at(-1), { timeout: 60_000 }).toMatchObject({ track: String(PASSER.mmsi), past: Date.UTC(2026, 2, 1, 3, 1, 20) });
    await expect.poll(() => Math.abs((sue.told.at(-1)?.zoom ?? 0) - (shown?.zoom ?? 0))).toBeLessThan(0.5);
    const [west, south, east, north] = shown?.view ?? [0, 0, 0, 0];
    const mine = sue.told.at(-1)?.view ?? [0, 0, 0, 0];
    expect([mine[0] <= west, mine[1] <= south, mine[2] >= east, mine[3] >= north]).toEqual([true, true, true, true]);
    await expect(page.locator('.glass-frame > div')).toBeVisible();

    // While it was cut off it stands at the moment it broke, grey, and says so; through the wall it is seen what went on.
    await goTo('03:01:50');
    await expect(sentence).toHaveText("Ada's screen was cut off from 03:01:30Z: it showed the picture of then until 03:02:15Z.");
    await expect(page.getByTestId('chart')).toHaveClass(/is-stale/);
    await page.keyboard.press('t');
    await expect.poll(speed).toBe('12.0');
    await page.keyboard.press('Escape');
    await page.keyboard.press('f');
    await state('still');
    await expect(page.locator('html')).not.toHaveAttribute('data-glass');
    await expect(page.getByTestId('chart')).not.toHaveClass(/is-stale/);
    await expect(page.getByTestId('glass-sign')).toHaveCount(0);
    await page.keyboard.press('t');
    await expect.poll(speed).toBe('3.0');
    await page.keyboard.press('Escape');

    // It is followed while time goes on: cut, and back.
    await page.keyboard.press('f');
    await state('still');
    await expect(sentence).toContainText('was cut off');
    await page.getByLabel('Pace').selectOption('10');
    await page.keyboard.press(' ');
    await expect(sentence).toHaveCount(0);
    await expect(page.getByTestId('chart')).not.toHaveClass(/is-stale/);
    await page.keyboard.press(' ');
    await state('still');

    // Where nothing was on a screen that is said, and nothing is drawn.
    await page.getByTestId('glass-switch').selectOption({ value: '3' });
    await goTo('03:03:30');
    await expect(sentence).toHaveText('Nothing was on this screen from 03:03:15Z: it was closed.');
    await expect(page.getByTestId('chart')).toHaveClass(/is-stale/);
    await page.keyboard.press('t');
    await expect(page.locator('.table-view')).toContainText('0 of 0');
    await page.keyboard.press('Escape');
    await goTo('03:00:30');
    await expect(sentence).toHaveText('Nothing was on this screen until Bob signed in on it at 03:01:30Z: nobody was signed in there.');

    await page.keyboard.press('q');
    await expect(page.locator('html')).toHaveAttribute('data-watch', 'live');
    await expect(page.locator('html')).not.toHaveAttribute('data-glass');
    await expect(page.getByTestId('chart')).not.toHaveClass(/is-stale/);
  });
});
