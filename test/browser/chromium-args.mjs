/**
 * Software WebGL2 anywhere, and no calls home. The page itself is put together by the processor: by the software that
 * stands in for a graphics card it would cost most of a core for every page. The sandbox needs a user that is not root.
 */
export const chromiumArgs = () => [
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-gpu-compositing',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
  ...(process.getuid?.() === 0 || process.env.CI ? ['--no-sandbox'] : []),
];
