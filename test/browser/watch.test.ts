import { expect, test, type Page } from '@playwright/test';
import { openFedWatch, type FedWatch } from './fed-watch.ts';
import { pixelsOfToken } from './pixels.ts';
import { TEST_ZONE, type Ship } from './traffic.ts';

const INTRUDER: Ship = { mmsi: 235999001, name: 'TEST INTRUDER', from: [1.2015, 50.95], course: 270, knots: 30 };
const PASSER_BY: Ship = { mmsi: 235999002, name: 'TEST PASSER', from: [1.3, 50.9], course: 225, knots: 12 };

const card = (page: Page) => page.locator('[data-alert-id]');
const chart = (page: Page) => page.getByTestId('chart');

test.describe('a watch with a live feed', () => {
  let watch: FedWatch;
  test.beforeEach(async () => {
    watch = await openFedWatch(TEST_ZONE);
  });
  test.afterEach(() => watch.close());

  test('a vessel driven into a zone raises one alert on two pages; who acknowledged it is on both, and still after a kill', async ({ browser }) => {
    const first = await watch.page(browser, watch.server.signInUrl);
    const second = await watch.page(browser, await watch.link('Second officer', 'operator'));
    watch.sail([INTRUDER, PASSER_BY]);

    for (const page of [first, second]) {
      await expect(chart(page)).toHaveAttribute('data-vessels', '2');
      await expect(card(page)).toHaveCount(1);
      await expect(card(page)).toContainText('TEST INTRUDER');
      await expect(card(page)).toHaveAttribute('data-state', 'unack');
    }

    await card(second).getByRole('button', { name: 'Note' }).click();
    await card(second).getByLabel(/Note/).fill('called on 16');
    await card(second).getByRole('button', { name: 'Acknowledge', exact: true }).click();
    for (const page of [first, second]) {
      await expect(card(page)).toHaveAttribute('data-state', 'ack');
      await expect(card(page)).toContainText('Second officer');
      await expect(card(page)).toContainText('called on 16');
    }

    await watch.server.kill();
    await expect(first.locator('html')).not.toHaveAttribute('data-connection', 'live');
    await watch.restart();
    for (const page of [first, second]) {
      await expect(page.locator('html')).toHaveAttribute('data-connection', 'live');
      await expect(card(page)).toHaveCount(1);
      await expect(card(page)).toHaveAttribute('data-state', 'ack');
      await expect(card(page)).toContainText('Second officer');
      await expect(chart(page)).toHaveAttribute('data-vessels', '2');
    }
  });

  test('vessels are painted on the canvas where they are, and found by name', async ({ browser }) => {
    const page = await watch.page(browser, watch.server.signInUrl);
    watch.sail([{ ...PASSER_BY, knots: 0.4 }]);
    await expect(chart(page)).toHaveAttribute('data-vessels', '1');
    await page.keyboard.press('/');
    await page.keyboard.type('passer');
    await expect(page.getByRole('listbox', { name: 'Found tracks' }).getByRole('option')).toContainText('TEST PASSER');
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('selected')).toContainText('TEST PASSER');
    await expect(page.getByTestId('selected')).toContainText('235999002');
    const box = await chart(page).boundingBox();
    if (!box) throw new Error('the chart has no place');
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await expect.poll(() => pixelsOfToken(page, 'ship', middle, 60)).toBeGreaterThan(20);
  });

  test('a sighting that is entered in the form is seen by everyone', async ({ browser }) => {
    const page = await watch.page(browser, watch.server.signInUrl);
    const other = await watch.page(browser, await watch.link('Wall', 'viewer'));
    watch.sail([PASSER_BY]);
    await expect(chart(other)).toHaveAttribute('data-vessels', '1');
    await page.keyboard.press('r');
    const form = page.getByRole('form', { name: 'Report a sighting' });
    await form.getByLabel(/Position/).first().fill('51 01.30N 001 23.92E');
    await form.getByLabel('What was seen').fill('Inflatable, low in the water, engine stopped');
    await form.getByLabel('People on board, at least').fill('30');
    await form.getByLabel('People on board, at most').fill('40');
    await form.getByRole('button', { name: 'Report', exact: true }).click();
    await expect(page.getByTestId('selected')).toContainText('Inflatable, low in the water');
    await expect(chart(other)).toHaveAttribute('data-vessels', '2');
  });
});
