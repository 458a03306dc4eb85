/** Software WebGL2 anywhere, and no calls home. The sandbox needs a user that is not root. */
export const chromiumArgs = () => [
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
  ...(process.getuid?.() === 0 || process.env.CI ? ['--no-sandbox'] : []),
];
