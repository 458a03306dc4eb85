import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Browser, type BrowserContext, type Locator, type Page } from '@playwright/test';
import type { Role } from '../../shared/words/role.ts';
import type { Position } from '../../shared/words/position.ts';
import { startClockedServer, type ClockedServer } from './clocked-server.ts';
import { TEST_ZONE } from './traffic.ts';

/** Just east of the test square, and just in it; the ships stand far enough apart to raise nothing else. */
const OUTSIDE = (n: number): Position => [1.2005, 50.91 + n * 0.012];
const INSIDE = (n: number): Position => [1.199, 50.91 + n * 0.012];

test.describe('the life of an alert', () => {
  let server: ClockedServer;
  let anna: Page;
  let ben: Page;
  let sue: Page;
  let ships = 0;
  const contexts: BrowserContext[] = [];

  /** A desk of one's own: counts what its Web Audio has been given to play. */
  async function desk(browser: Browser, name: string, role: Role): Promise<Page> {
    const context = await browser.newContext({ reducedMotion: 'reduce' });
    contexts.push(context);
    const page = await context.newPage();
    await page.addInitScript(() => {
      globalThis.AudioContext = class extends AudioContext {
        override createOscillator(): OscillatorNode {
          document.documentElement.dataset.tones = String(Number(document.documentElement.dataset.tones ?? 0) + 1);
          return super.createOscillator();
        }
      };
      // The chart is not what is tested here, and three that are drawn in software would take the machine.
      Object.defineProperty(HTMLCanvasElement.prototype, 'getContext', { value: () => null });
    });
    await page.goto(await server.link(name, role));
    await joined(page);
    // A first touch, so that the browser lets it sound.
    await page.keyboard.press('Escape');
    await expect(page.getByTestId('sound-blocked')).toBeHidden();
    return page;
  }

  const joined = (page: Page) => expect(page.locator('html')).toHaveAttribute('data-connection', 'live');
  const again = async (...pages: Page[]) => {
    await Promise.all(pages.map((page) => page.reload()));
    for (const page of pages) await joined(page);
  };
  const cardOf = (page: Page, ship: string): Locator => page.locator('[data-alert-id]').filter({ hasText: ship });
  const sounding = (page: Page, what: string) => expect(page.locator('html')).toHaveAttribute('data-sounding', what);
  const tones = async (page: Page) => Number(await page.locator('html').getAttribute('data-tones'));

  /** A ship of its own comes into the test square, and has been there long enough for a warning. */
  async function warning(name: string): Promise<string> {
    ships++;
    const ship = { mmsi: 235_999_100 + ships, name };
    await server.place({ ...ship, at: OUTSIDE(ships) });
    await server.pass(10);
    await server.place({ ...ship, at: INSIDE(ships) });
    await server.pass(3);
    return name;
  }

  test.beforeAll(async ({ browser }) => {
    server = await startClockedServer(TEST_ZONE);
    [anna, ben, sue] = await Promise.all([desk(browser, 'Anna', 'operator'), desk(browser, 'Ben', 'operator'), desk(browser, 'Sue', 'supervisor')]);
  });
  test.afterAll(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    await server.stop();
  });

  test('two who acknowledge at the same moment: one succeeds, the other reads who did, and so it is after a reload', async () => {
    const ship = await warning('RACE TEST');
    const [hers, his] = [cardOf(anna, ship), cardOf(ben, ship)];
    const cards = [hers, his];
    for (const card of cards) await expect(card).toHaveAttribute('data-state', 'unack');
    // Both are pressed before either can have heard of the other.
    server.pause();
    await Promise.all(cards.map((card) => card.getByRole('button', { name: 'Acknowledge', exact: true }).dispatchEvent('click')));
    server.goOn();
    for (const card of cards) await expect(card).toHaveAttribute('data-state', 'ack');
    const told = await hers.locator('.acknowledged-by').textContent();
    expect(told).toMatch(/✓ (Anna|Ben)/);
    await expect(his.locator('.acknowledged-by')).toHaveText(told ?? '');
    const late = told?.includes('Anna') === true ? his : hers;
    await expect(late.locator('.refused')).toHaveText(/(Anna|Ben) was first, at .* nothing else is needed/);
    await again(anna, ben);
    for (const card of cards) await expect(card.locator('.acknowledged-by')).toHaveText(told ?? '');
  });

  test('a silence runs out after 30 s and it sounds again, also at a desk that was reloaded meanwhile', async () => {
    const ship = await warning('SILENCE TEST');
    await sounding(anna, 'warning');
    await cardOf(anna, ship).getByRole('button', { name: /^More/ }).click();
    await cardOf(anna, ship).getByRole('button', { name: 'Silence 30 s' }).click();
    for (const page of [anna, ben]) {
      await expect(cardOf(page, ship)).toHaveAttribute('data-state', 'sil');
      await sounding(page, 'nothing');
    }
    await server.pass(29);
    await again(ben);
    await expect(cardOf(ben, ship)).toHaveAttribute('data-state', 'sil');
    await sounding(ben, 'nothing');
    const before = await tones(anna);
    await server.pass(1);
    for (const page of [anna, ben]) {
      await expect(cardOf(page, ship)).toHaveAttribute('data-state', 'unack');
      await sounding(page, 'warning');
    }
    await expect.poll(() => tones(anna)).toBeGreaterThan(before);
    await anna.keyboard.press('s');
    await sounding(ben, 'nothing');
    await cardOf(anna, ship).getByRole('button', { name: 'Acknowledge', exact: true }).click();
    await expect(cardOf(ben, ship)).toHaveAttribute('data-state', 'ack');
  });

  test('what no operator acknowledges becomes an alarm, reaches the supervisor and then every desk; a reload changes nothing', async () => {
    const ship = await warning('ESCALATION TEST');
    await expect(cardOf(sue, ship)).toContainText('becomes an alarm');
    await sounding(sue, 'nothing');
    await server.pass(120);
    await expect(cardOf(anna, ship)).toHaveAttribute('data-priority', 'alarm');
    await sounding(anna, 'alarm');
    await expect(cardOf(sue, ship)).toContainText('calls the supervisor');
    await sounding(sue, 'nothing');
    await again(sue);
    await sounding(sue, 'nothing');
    await server.pass(60);
    await expect(cardOf(sue, ship)).toContainText('it calls the supervisor now');
    await sounding(sue, 'alarm');
    await again(sue);
    await expect(cardOf(sue, ship)).toHaveAttribute('data-priority', 'alarm');
    await expect(cardOf(sue, ship)).toContainText('calls every desk');
    await sounding(sue, 'alarm');
    await cardOf(sue, ship).getByRole('button', { name: 'Acknowledge', exact: true }).click();
    for (const page of [anna, ben]) await expect(cardOf(page, ship)).toContainText('✓ Sue');
    await sounding(anna, 'nothing');
  });

  test('a transfer that is refused comes back to its owner with who refused it and why; one that nobody answers comes back too', async () => {
    const ship = await warning('TRANSFER TEST');
    const [hers, his] = [cardOf(anna, ship), cardOf(ben, ship)];
    await hers.getByRole('button', { name: 'Acknowledge', exact: true }).click();
    await expect(hers).toHaveAttribute('data-state', 'ack');
    const offer = async () => {
      await hers.getByRole('button', { name: /^More/ }).click();
      await hers.getByRole('button', { name: 'Transfer', exact: true }).click();
      await hers.getByRole('combobox').selectOption({ label: 'Ben, operator' });
      await hers.getByLabel('Note', { exact: true }).fill('your side of the strait');
      await hers.getByRole('button', { name: 'Offer it' }).click();
      await expect(his).toContainText('Anna offers you this.');
    };
    await offer();
    await sounding(ben, 'warning');
    await sounding(anna, 'nothing');
    await again(ben, anna);
    await expect(hers).toContainText('Offered to Ben by Anna');
    await expect(his).toContainText('your side of the strait');
    await his.getByRole('button', { name: 'Refuse' }).click();
    await his.getByLabel(/Reason/).fill('on the radio to Calais');
    await his.getByRole('form').getByRole('button', { name: 'Refuse' }).click();
    await expect(hers).toHaveAttribute('data-state', 'unack');
    await again(anna);
    await expect(hers).toContainText(/Ben .*refused|Ben did not/);
    await expect(hers).toContainText('on the radio to Calais');
    await expect(hers).toContainText('In the hands of Anna');

    await hers.getByRole('button', { name: 'Acknowledge', exact: true }).click();
    await expect(hers).toHaveAttribute('data-state', 'ack');
    await offer();
    await server.pass(59);
    await expect(hers).toHaveAttribute('data-state', 'xfer');
    await server.pass(1);
    await expect(hers).toContainText('Ben did not answer: the transfer was not accepted.');
    await hers.getByRole('button', { name: 'Acknowledge', exact: true }).click();
    await expect(his).toHaveAttribute('data-state', 'ack');
  });

  test('an alert with what joined it says so in the rail, in Why and in its table, and a screen reader finds nothing amiss', async () => {
    const ship = await warning('JOINED TEST');
    const hers = cardOf(anna, ship);
    await expect(hers).toHaveAttribute('data-state', 'unack');
    // The same ship says that she cannot manoeuvre.
    await server.place({ mmsi: 235_999_100 + ships, name: 'JOINED TEST', at: INSIDE(ships), status: 2 });
    await server.pass(70);
    await expect(hers).toContainText('and 1 more');
    await expect(hers.getByRole('list', { name: /further condition/ })).toContainText('is not under command');
    await hers.getByRole('button', { name: /^More/ }).click();
    await hers.getByRole('button', { name: 'Why this alert' }).click();
    const why = hers.getByRole('region', { name: /^Why this alert/ });
    await expect(why).toContainText('A vessel that was outside the zone is inside it');
    await expect(why).toContainText('For 2 s without a break.');
    await expect(why).toContainText('sends the status “not under command”');
    await expect(why).toContainText('Over when she has said otherwise for 2 min.');
    await anna.keyboard.press('t');
    await anna.getByRole('group', { name: 'Which table' }).getByRole('button', { name: 'Alerts' }).click();
    const table = anna.getByRole('region', { name: 'Table of alerts' });
    await expect(table.getByRole('row', { name: /JOINED TEST/ })).toContainText('and 1 more');
    await expect(table.getByRole('row', { name: /not under command/ })).toContainText('holds');
    const { violations } = await new AxeBuilder({ page: anna }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
    expect(violations.map((v) => `${v.id}: ${v.nodes[0]?.html ?? ''}`)).toEqual([]);
    await table.getByRole('button', { name: 'Close the table' }).click();
    await expect(table).toBeHidden();
    await hers.getByRole('button', { name: 'Acknowledge', exact: true }).click();
    await expect(hers).toContainText('✓ Anna');
  });

  test('what is shelved is put aside for everyone until its time is up, and then asks again', async () => {
    const ship = await warning('SHELF TEST');
    const [hers, his] = [cardOf(anna, ship), cardOf(ben, ship)];
    await hers.getByRole('button', { name: /^More/ }).click();
    await hers.getByRole('button', { name: 'Shelve' }).click();
    await hers.getByLabel('Reason').fill('known to the pilots');
    await hers.getByRole('combobox').selectOption({ index: 0 });
    await hers.getByRole('form').getByRole('button', { name: 'Shelve' }).click();
    await expect(his).toHaveCount(0);
    await again(ben);
    await expect(his).toHaveCount(0);
    await ben.getByRole('button', { name: /^Put aside/ }).click();
    await expect(his).toContainText('Shelved by Anna: known to the pilots.');
    await server.pass(300);
    await expect(his).toHaveAttribute('data-state', 'unack');
    await expect(hers).toHaveAttribute('data-state', 'unack');
    await his.getByRole('button', { name: 'Acknowledge', exact: true }).click();
    await expect(hers).toContainText('✓ Ben');
  });

  test('a beacon is acknowledged only once it was shown, and released only by two', async () => {
    const beacon = { mmsi: 972_999_001, name: null, at: [1.45, 50.8] satisfies Position, sog: 0 };
    await server.place({ ...beacon, status: 14 });
    await server.pass(2);
    const [hers, his] = [anna, ben].map((page) => page.locator('[data-alert-id][data-priority=emergency]'));
    if (!hers || !his) throw new Error('no desks');
    await sounding(anna, 'emergency');
    await expect(hers.getByRole('button', { name: 'Acknowledge', exact: true })).toHaveCount(0);
    await hers.getByRole('button', { name: 'Show to acknowledge' }).click();
    await expect(anna.getByTestId('selected')).toContainText('972999001');
    await again(anna);
    await expect(hers).toHaveAttribute('data-state', 'unack');
    await hers.getByRole('button', { name: 'Show to acknowledge' }).click();
    await hers.getByRole('button', { name: 'Acknowledge', exact: true }).click();
    await expect(his).toContainText('✓ Anna');
    await sounding(ben, 'nothing');

    await server.place({ ...beacon, status: 15 });
    await server.pass(130);
    await expect(hers).toContainText('Condition gone, held until two people release it');
    await hers.getByRole('button', { name: /^More/ }).click();
    await hers.getByRole('button', { name: 'Release' }).click();
    await hers.getByLabel('Reason').fill('owner found, tested by mistake');
    await hers.getByRole('button', { name: 'Propose the release' }).click();
    await again(ben);
    await expect(his).toContainText('Anna proposes to release it: owner found, tested by mistake.');
    await his.getByRole('button', { name: /^More/ }).click();
    await his.getByRole('button', { name: 'Confirm release' }).click();
    await his.getByLabel('Reason').fill('called the owner');
    await his.getByRole('form').getByRole('button', { name: 'Confirm the release' }).click();
    await expect(hers).toHaveCount(0);
    await expect(his).toHaveCount(0);
  });
});
