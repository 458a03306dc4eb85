import { chromium, expect, test, type Browser, type Locator, type Page } from '@playwright/test';
import { chromiumArgs } from './chromium-args.mjs';
import { startServer, temporaryFolder, varne, type Running } from './server.ts';

/** One watch for all: nothing here changes it. */
let folder: ReturnType<typeof temporaryFolder>;
let server: Running;

test.beforeAll(async () => {
  folder = temporaryFolder();
  server = await startServer(folder.path, ['sim:?seed=1&ships=40']);
});
test.afterAll(async () => {
  await server.stop();
  folder.remove();
});

async function signIn(browser: Browser): Promise<Page> {
  const page = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage();
  await page.goto(await varne('link', '--user', 'Chart watcher', '--role', 'operator', '--data', folder.path, '--url', server.url));
  await expect(page.locator('html')).toHaveAttribute('data-connection', 'live');
  return page;
}

const chart = (page: Page): Locator => page.getByTestId('chart');

async function withVessels(page: Page): Promise<void> {
  await expect(chart(page)).toHaveAttribute('data-vessels', /^[1-9]\d*$/);
}

/** Mean brightness of the chart, 0 to 255: what an eye in a dark room minds. */
async function brightness(page: Page): Promise<number> {
  const png = await chart(page).screenshot();
  return page.evaluate(async (data) => {
    // An image, for the page's security policy lets nothing be fetched from a data URL.
    const picture = new Image();
    picture.src = `data:image/png;base64,${data}`;
    await picture.decode();
    const pen = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
    if (!pen) throw new Error('no 2D canvas');
    pen.drawImage(picture, 0, 0);
    const { data: rgba } = pen.getImageData(0, 0, picture.width, picture.height);
    let sum = 0;
    for (let i = 0; i < rgba.length; i += 4) sum += ((rgba[i] ?? 0) + (rgba[i + 1] ?? 0) + (rgba[i + 2] ?? 0)) / 3;
    return sum / (rgba.length / 4);
  }, png.toString('base64'));
}

test('the chart changes with the palette, in the same view and without a reload', async ({ browser }) => {
  const page = await signIn(browser);
  await withVessels(page);
  const seen: Record<string, number> = {};
  for (const name of ['Day', 'Dusk', 'Night']) {
    await page.getByRole('radio', { name, exact: true }).check({ force: true });
    await expect(page.locator('html')).toHaveAttribute('data-palette', name.toLowerCase());
    await expect.poll(async () => (seen[name] = await brightness(page))).toBeLessThan(name === 'Day' ? 255 : name === 'Dusk' ? 90 : 40);
  }
  expect(seen.Day).toBeGreaterThan(150);
  await page.context().close();
});

test('a vessel that a search brought to the middle is taken by a click beside it', async ({ browser }) => {
  const page = await signIn(browser);
  await withVessels(page);
  const box = await chart(page).boundingBox();
  if (!box) throw new Error('the chart has no place on the page');
  await page.getByRole('combobox').fill('2');
  await page.getByRole('option').first().click();
  await expect(page.getByTestId('selected')).toBeVisible();
  const id = await page.getByTestId('selected').getAttribute('data-track-id');
  await page.getByTestId('selected').getByRole('button', { name: 'Close, deselect' }).click();
  await expect(page.getByTestId('selected')).toHaveCount(0);
  await expect(async () => {
    await page.mouse.click(box.x + box.width / 2 + 4, box.y + box.height / 2 + 4);
    await expect(page.getByTestId('selected')).toHaveAttribute('data-track-id', id ?? '', { timeout: 1_000 });
  }).toPass({ timeout: 15_000 });
  await page.context().close();
});

test('a lost graphics context is said, alerts go on, and the chart comes back by itself', async ({ browser }) => {
  const page = await signIn(browser);
  await withVessels(page);
  const lit = await brightness(page);
  const lose = await page.evaluateHandle(() => document.querySelector('canvas')?.getContext('webgl2')?.getExtension('WEBGL_lose_context') ?? null);
  await lose.evaluate((extension) => extension?.loseContext());
  await expect(page.getByRole('alert').filter({ hasText: 'graphics were lost' })).toBeVisible();
  await expect(page.getByRole('complementary', { name: 'Alerts' })).toBeVisible();
  await lose.evaluate((extension) => extension?.restoreContext());
  await expect(page.getByRole('alert').filter({ hasText: 'graphics were lost' })).toHaveCount(0);
  await expect.poll(async () => Math.abs((await brightness(page)) - lit)).toBeLessThan(5);
  await page.context().close();
});

test('without WebGL the page says so, and the rest of it works', async ({ launchOptions }) => {
  const plain = await chromium.launch({ ...launchOptions, args: [...chromiumArgs(), '--disable-3d-apis'] });
  try {
    const page = await signIn(plain);
    await expect(page.getByRole('alert').filter({ hasText: 'WebGL 2' })).toBeVisible();
    await expect(page.getByRole('complementary', { name: 'Alerts' })).toBeVisible();
  } finally {
    await plain.close();
  }
});
