import type { Page } from '@playwright/test';

/** How many pixels of a square of the screen have (nearly) one of the palette's colours. */
export async function pixelsOfToken(page: Page, token: string, centre: { x: number; y: number }, half: number): Promise<number> {
  const png = await page.screenshot({ clip: { x: centre.x - half, y: centre.y - half, width: 2 * half, height: 2 * half } });
  return page.evaluate(
    async ({ data, token }) => {
      const hex = getComputedStyle(document.documentElement).getPropertyValue(`--${token}`).trim();
      const wanted = [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16));
      const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
      const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const canvas = new OffscreenCanvas(picture.width, picture.height);
      const context = canvas.getContext('2d');
      if (!context) throw new Error('no 2D canvas');
      context.drawImage(picture, 0, 0);
      const { data: rgba } = context.getImageData(0, 0, picture.width, picture.height);
      let found = 0;
      for (let i = 0; i < rgba.length; i += 4) if (wanted.every((value, j) => Math.abs(value - (rgba[i + j] ?? 0)) <= 24)) found++;
      return found;
    },
    { data: png.toString('base64'), token },
  );
}
