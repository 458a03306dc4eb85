import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { PALETTES } from '../../client/palette/tokens.ts';
import { SHORT_SCENARIO } from '../stand-ins/short-scenario.ts';
import { startServer, temporaryFolder, type Running } from './server.ts';

const faultsOf = (page: Page) => page.getByTestId('faults');
const said = (page: Page) => page.getByTestId('said');
const textOf = (page: Page) => page.getByRole('textbox', { name: 'Text of the scenario' });
const row = (page: Page, name: string) => page.getByRole('option', { name: new RegExp(` ${name}(,|$)`) });
/** The text pane draws the lines that are in view: what stands in all of it is asked of what is saved. */
const savedText = async (page: Page): Promise<string> => {
  const answer = await page.request.get(`/api/v1${new URL(page.url()).pathname}`);
  return ((await answer.json()) as { text: string }).text;
};

test.describe('the scenario editor', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let server: Running;
  let context: BrowserContext;

  test.beforeAll(async ({ browser }) => {
    folder = temporaryFolder();
    server = await startServer(join(folder.path, 'data'), ['sim:?seed=1&ships=3']);
    context = await browser.newContext({ baseURL: server.url });
    const page = await context.newPage();
    await page.goto(server.signInUrl);
    await expect(page.locator('html')).toHaveAttribute('data-connection', 'live');
    await page.close();
  });
  test.afterAll(async () => {
    await context.close();
    await server.stop();
    folder.remove();
  });

  test('a trainer copies a shipped scenario, adds an inject by form and chart, is led to a mistake, saves, and opens an exercise from it', async () => {
    test.setTimeout(420_000);
    const page = await context.newPage();
    await page.goto('/scenarios');
    await page.locator('[data-scenario-id=drift-over-boundary]').getByRole('button', { name: 'Make a copy' }).click();
    await expect(page).toHaveURL(/\/scenarios\/own-[0-9a-f]{8}$/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('A drift over the boundary (copy)');
    await expect(faultsOf(page)).toContainText('No faults');
    const before = await savedText(page);

    // An inject by form, at the time of what is chosen, and where by a click on the chart.
    await row(page, 'first-call').click();
    await page.getByLabel('What to add').selectOption({ label: 'Person in the water' });
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(row(page, 'person')).toHaveAttribute('aria-selected', 'true');
    await expect(faultsOf(page)).toContainText('One fault');
    await expect(page.getByRole('button', { name: 'Pick the position on the chart' })).toHaveAttribute('aria-pressed', 'true');
    await page.getByTestId('preview').getByRole('region', { name: /^Chart/ }).click({ position: { x: 180, y: 220 } });
    await expect(page.getByLabel('Position', { exact: true })).toHaveValue(/^5\d \d\d\.\d\d N 1 \d\d\.\d\d E$/);
    await expect(faultsOf(page)).toContainText('No faults');
    await page.getByLabel('Beacon').selectOption('sart');

    // Moved in time by keys, renamed by form.
    await row(page, 'person').focus();
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect(page.getByLabel('At', { exact: true })).toHaveValue('+00:09:10');
    await page.getByLabel('Name', { exact: true }).fill('in-water');
    await page.keyboard.press('Tab');
    await expect(row(page, 'in-water')).toBeVisible();

    // A mistake in the text: it is said with its line, and leads there.
    await row(page, 'engine').click();
    await page.getByLabel('Vessel', { exact: true }).waitFor();
    const line = before.split('\n').findIndex((each) => each.includes('vessel: boat-1')) + 1;
    await page.getByText('vessel: boat-1', { exact: true }).first().click();
    await page.keyboard.press('End');
    await page.keyboard.type('0');
    await expect(faultsOf(page)).toContainText(`Line ${line}`);
    await expect(faultsOf(page)).toContainText('there is no vessel inject boat-10');
    await expect(row(page, 'engine')).toContainText('!');
    await page.keyboard.press('Control+Home');
    await faultsOf(page).getByRole('button', { name: `Line ${line}` }).press('Enter');
    await expect(textOf(page)).toBeFocused();
    await expect(page.locator('.cm-lineNumbers .cm-activeLineGutter')).toHaveText(String(line));

    // A draft is kept with its fault, and no exercise is opened from it.
    await page.keyboard.press('Control+S');
    await expect(said(page)).toContainText('as a draft');
    await page.getByRole('button', { name: 'Open an exercise from this' }).press('Enter');
    await expect(said(page)).toContainText('put them right');

    await page.keyboard.press('Escape');
    await page.getByRole('region', { name: 'Engine stops' }).getByLabel('Vessel', { exact: true }).selectOption('boat-1');
    await expect(faultsOf(page)).toContainText('No faults');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(said(page)).toHaveText('Saved as revision 3.');

    // Exactly the one inject was added: every other line is as it was.
    const after = (await savedText(page)).split('\n');
    const added = after.slice(after.findIndex((each) => each.includes('kind: person-in-water')), after.findIndex((each) => each.includes('kind: second-report')));
    expect(added.map((each) => each.trim().split(':')[0])).toEqual(['- kind', 'id', 'at', 'position', 'beacon']);
    expect(after.filter((each) => !added.includes(each)).join('\n')).toBe(before);

    for (const name of PALETTES) {
      await page.evaluate((palette) => localStorage.setItem('varne.layout', JSON.stringify({ palette })), name);
      await page.reload();
      await expect(page.locator('html')).toHaveAttribute('data-palette', name);
      await expect(faultsOf(page)).toContainText('No faults');
      await expect(textOf(page)).toBeVisible();
      await row(page, 'in-water').click();
      await page.locator('.more > summary').click();
      expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);
    }
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download as .yaml' }).click()]);
    expect(readFileSync(await download.path(), 'utf8')).toBe(await savedText(page));

    await page.getByRole('button', { name: 'Try it' }).click();
    await expect(page.getByTestId('trial')).toContainText('Raised: zone-entry boat-1 exercise-boundary at +00:', { timeout: 120_000 });
    await expect(page.getByTestId('trial')).toContainText('Plot the first caller: counts from +00:08:00');

    await page.getByRole('link', { name: 'Open an exercise from this' }).click();
    await expect(page.getByLabel('Name', { exact: true })).toHaveValue('A drift over the boundary (copy)');
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await expect(page.locator('[data-exercise-id]')).toContainText('A drift over the boundary (copy)');
    await page.close();
  });

  test('what is not saved is kept when the page is left, and what another saved meanwhile is not written over', async () => {
    test.setTimeout(240_000);
    const page = await context.newPage();
    const { id } = (await (await page.request.post('/api/v1/scenarios', { data: { text: SHORT_SCENARIO } })).json()) as { id: string };
    const address = `/scenarios/${id}`;
    await page.goto(address);
    await page.getByRole('button', { name: 'The scenario' }).click();
    await page.getByLabel('Title').fill('What Ada wrote');
    await page.getByLabel('Title').press('Tab');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('What Ada wrote');
    await expect(page.locator('.standing')).toContainText('Not saved');

    const asked = page.waitForEvent('dialog');
    const leaving = page.goto('/scenarios');
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.accept();
    await leaving;
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('What Ada wrote');
    await expect(said(page)).toContainText('was taken up again');

    const theirs = SHORT_SCENARIO.replace('A call in the night', 'What Ben wrote');
    expect((await page.request.post(`/api/v1${address}/versions`, { data: { text: theirs, revision: 1 } })).status()).toBe(200);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(said(page)).toContainText('another version of it meanwhile');
    expect(await savedText(page)).toBe(theirs);
    await page.getByRole('button', { name: 'Save mine over it' }).click();
    await expect(said(page)).toHaveText('Saved as revision 3.');
    expect(await savedText(page)).toBe(SHORT_SCENARIO.replace('A call in the night', 'What Ada wrote'));

    await page.locator('.more > summary').click();
    await page.getByRole('button', { name: 'Versions' }).click();
    await page.getByRole('list', { name: 'Versions' }).getByRole('listitem').filter({ hasText: /^2 / }).getByRole('button').click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('What Ben wrote');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('What Ada wrote');
    await page.close();
  });

  test('a file with faults is shown with them and lost is nothing, and whoever is no trainer is told so plainly', async ({ browser }) => {
    test.setTimeout(240_000);
    const page = await context.newPage();
    await page.goto('/scenarios');
    const bad = SHORT_SCENARIO.replace('lasts: 10 min', 'lasts: ten').replace('from: nothing', 'from: "nothing');
    await page.getByLabel('From a file').setInputFiles({ name: 'bad.yaml', mimeType: 'application/yaml', buffer: Buffer.from(bad) });
    await expect(page).toHaveURL(/\/scenarios\/own-/);
    await expect(faultsOf(page)).toContainText('this is not YAML');
    expect(await savedText(page)).toBe(bad);
    await page.goto('/scenarios');
    await page.getByLabel('From a file').setInputFiles({ name: 'picture.png', mimeType: 'image/png', buffer: Buffer.from([0x89, 0x50, 0xff, 0xfe]) });
    await expect(page.getByRole('main').getByRole('status')).toContainText('no text in UTF-8');

    const { url } = (await (await page.request.post('/api/v1/links', { data: { name: 'Eve', role: 'operator' } })).json()) as { url: string };
    await page.close();
    const other = await (await browser.newContext()).newPage();
    await other.goto(url);
    await expect(other.locator('html')).toHaveAttribute('data-connection', 'live');
    for (const path of ['/scenarios', '/scenarios/quiet-night']) {
      await other.goto(`${server.url}${path}`);
      await expect(other.getByText('Trainers lead exercises')).toBeVisible();
      await expect(other.getByRole('main').getByRole('button')).toHaveCount(0);
    }
    await other.context().close();
  });
});
