import { expect, test } from '@playwright/test';
import { openFedWatch, type FedWatch } from './fed-watch.ts';
import { TEST_ZONE, type Ship } from './traffic.ts';

const INTRUDER: Ship = { mmsi: 235999021, name: 'DELTA TEST', from: [1.2015, 50.95], course: 270, knots: 30 };

test.describe('the rail', () => {
  let watch: FedWatch;
  test.beforeAll(async () => {
    watch = await openFedWatch(TEST_ZONE);
  });
  test.afterAll(() => watch.close());

  test('says that the browser holds sound back until a key is pressed, and is worked by keys alone: worst, why, acknowledge', async ({ page }) => {
    // A browser may let a page sound that it knows from before; here it never does until the page asks for it.
    await page.addInitScript(() => {
      globalThis.AudioContext = class extends AudioContext {
        constructor(options?: AudioContextOptions) {
          super(options);
          void this.suspend();
        }
      };
    });
    await page.goto(watch.server.signInUrl);
    await expect(page.locator('html')).toHaveAttribute('data-connection', 'live');
    await expect(page.getByTestId('sound-blocked')).toBeVisible();
    watch.sail([INTRUDER]);
    const card = page.locator('[data-alert-id]');
    await expect(card).toHaveAttribute('data-state', 'unack');
    await expect(page.getByTestId('polite')).toContainText('warning: ');
    await expect(page.getByTestId('sound-blocked')).toContainText('cannot be heard');
    await page.keyboard.press('a');
    await expect(card).toHaveAttribute('data-state', 'unack');
    await expect(page.getByTestId('sound-blocked')).toBeHidden();
    await page.keyboard.press('w');
    await expect(card).toHaveAttribute('aria-current', 'true');
    await expect(page.getByTestId('selected')).toContainText('DELTA TEST');
    await page.keyboard.press('y');
    await expect(card.getByRole('region', { name: /Why this alert/ })).toContainText('Test square, version 1');
    await page.keyboard.press('Escape');
    await expect(card.getByRole('region', { name: /Why this alert/ })).toBeHidden();
    await page.keyboard.press('a');
    await expect(card).toHaveAttribute('data-state', 'ack');
  });
});
