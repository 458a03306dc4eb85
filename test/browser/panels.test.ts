import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { openFedWatch, type FedWatch } from './fed-watch.ts';
import { TEST_ZONE, type Ship } from './traffic.ts';

const SHIPS: readonly Ship[] = [
  { mmsi: 235999011, name: 'AMBER TEST', from: [1.2015, 50.95], course: 270, knots: 30 },
  { mmsi: 235999012, name: 'BRAVO TEST', from: [1.3, 50.9], course: 225, knots: 0.4 },
  { mmsi: 235999013, name: 'CHALK TEST', from: [1.35, 50.98], course: 45, knots: 12 },
];
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Every rule in the first palette; of the others, where only colours differ, those about colour. */
const ruled = (page: Page, palette: string): AxeBuilder =>
  palette === 'Day' ? new AxeBuilder({ page }).withTags(WCAG) : new AxeBuilder({ page }).withRules(['color-contrast', 'link-in-text-block']);

test.describe('the panels', () => {
  let watch: FedWatch;
  test.beforeAll(async () => {
    watch = await openFedWatch(TEST_ZONE);
    watch.sail(SHIPS);
  });
  test.afterEach(() => watch.closePages());
  test.afterAll(() => watch.close());

  /** A page of a person in a role, joined and with the whole picture. */
  async function pageOf(browser: Browser, role: string): Promise<Page> {
    // Without motion: axe would measure a colour on its way from one palette to the next.
    const page = await watch.page(browser, await watch.link(`Desk of ${role}`, role), { reducedMotion: 'reduce' });
    await expect(page.getByTestId('chart')).toHaveAttribute('data-vessels', '3');
    return page;
  }

  test('are free of accessibility violations in every palette, with everything open', async ({ browser }) => {
    // Every rule of axe over the whole page, many times: minutes where others share the machine.
    test.setTimeout(480_000);
    const page = await pageOf(browser, 'supervisor');
    await expect(page.locator('[data-alert-id]')).toHaveCount(1);
    await page.keyboard.press('r');
    await page.getByRole('button', { name: 'Report', exact: true }).click();
    await page.getByRole('button', { name: 'Table' }).click();
    await page.getByRole('button', { name: 'Keys' }).click();
    await page.getByRole('row', { name: /CHALK TEST/ }).getByRole('button').click();
    await expect(page.getByTestId('selected')).toContainText('CHALK TEST');
    await page.getByRole('button', { name: /^Zones/ }).click();
    const drawer = page.getByTestId('drawer');
    await drawer.getByRole('button', { name: /Test square/ }).click();
    await drawer.getByText('Corners as text').click();
    await drawer.locator('summary', { hasText: 'Enters' }).click();
    await drawer.getByLabel('Delay').fill('none');
    await drawer.getByLabel('Kind').selectOption('exercise');
    await drawer.getByRole('button', { name: 'Rules', exact: true }).click();
    await drawer.getByText('Closest approach', { exact: true }).click();
    await drawer.getByLabel('Passes within').first().fill('0.5');
    await drawer.getByRole('button', { name: 'Zones', exact: true }).click();
    for (const palette of ['Day', 'Dusk', 'Night']) {
      await page.getByRole('radio', { name: palette }).check({ force: true });
      for (const open of [/^Sources/, /^Account/, /^Layers/]) {
        await page.getByRole('button', { name: open }).click();
        // The whole page once in each palette; then only what is new on it.
        const axe = ruled(page, palette);
        const { violations } = await (open.source === '^Sources' ? axe : axe.include('.popover-panel')).analyze();
        expect(violations.map((v) => `${palette} ${v.id}: ${v.nodes[0]?.html ?? ''}`)).toEqual([]);
      }
      for (const tab of ['Noise', 'Rules']) {
        await drawer.getByRole('button', { name: tab, exact: true }).click();
        if (tab === 'Noise') await expect(drawer.getByRole('table')).toContainText('Enters: Test square');
        else await drawer.getByText('Closest approach', { exact: true }).click();
        const { violations } = await ruled(page, palette).include('[data-testid=drawer]').analyze();
        expect(violations.map((v) => `${palette} ${tab} ${v.id}: ${v.nodes[0]?.html ?? ''}`)).toEqual([]);
      }
      await drawer.getByRole('button', { name: 'Zones', exact: true }).click();
    }
  });

  test('obey keys, which can be turned off', async ({ browser }) => {
    const page = await pageOf(browser, 'operator');
    const table = page.getByRole('region', { name: 'Table of vessels' });
    await page.keyboard.press('t');
    await expect(table).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('selected')).toContainText('BRAVO TEST');
    await page.keyboard.press('Escape');
    await expect(table).toBeHidden();
    await page.keyboard.press('Escape');
    await expect(page.getByTestId('selected')).toBeHidden();
    await page.keyboard.press('?');
    await page.getByLabel('Single-letter keys').uncheck();
    await page.keyboard.press('t');
    await page.keyboard.press('r');
    await expect(table).toBeHidden();
    await expect(page.getByRole('form', { name: 'Report a sighting' })).toBeHidden();
  });

  test('tell a viewer why an alert is not theirs to acknowledge, and keep the layout but nothing of the watch', async ({ browser }) => {
    const page = await pageOf(browser, 'viewer');
    const card = page.locator('[data-alert-id]').first();
    await expect(card).toContainText('Viewers see alerts; an operator acknowledges them.');
    await expect(card.getByRole('button', { name: 'Acknowledge' })).toBeDisabled();
    await page.getByRole('button', { name: 'Fold the alert rail away' }).click();
    await page.keyboard.press('p');
    await page.reload();
    await expect(page.getByRole('button', { name: /Open the alert rail/ })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('data-palette', 'night');
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toMatch(/TEST|Desk/);
  });

  test('ask where a typed position is in doubt, say beside the field what is amiss, and keep what was typed', async ({ browser }) => {
    const page = await pageOf(browser, 'operator');
    await page.keyboard.press('r');
    const form = page.getByRole('form', { name: 'Report a sighting' });
    const position = form.getByLabel('Position', { exact: true });
    await position.fill('50 55 1 10');
    await expect(form).toContainText('East or west of Greenwich?');
    await form.getByRole('button', { name: 'Report', exact: true }).click();
    await expect(form).toContainText('Say which one is meant.');
    await expect(form).toContainText('Say what was seen.');
    await form.getByRole('button', { name: `50°55.00'N 001°10.00'E` }).click();
    await expect(form).toContainText(`Read as 50°55.00'N 001°10.00'E`);
    await form.getByLabel('What was seen').fill('Small inflatable');
    await page.keyboard.press('Escape');
    await expect(form).toBeHidden();
    await page.getByRole('button', { name: /^Report a sighting/ }).click();
    await expect(position).toHaveValue('50 55 1 10');
    await expect(form.getByLabel('What was seen')).toHaveValue('Small inflatable');
    await form.getByRole('button', { name: 'Pick the position on the chart' }).click();
    const box = await page.getByTestId('chart').boundingBox();
    await page.mouse.click((box?.x ?? 0) + 500, (box?.y ?? 0) + 350);
    await expect(position).not.toHaveValue('50 55 1 10');
    await expect(form).toContainText('Read as');
  });
});
