#!/usr/bin/env node
// The front door: sets the clone up when it needs it, then runs the built program. Paths on the command line are
// meant from where the caller stands: npm changes the folder and says in INIT_CWD where that was.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { prepare, root } from './setup.mjs';

prepare({ built: true });
const throughNpm = process.env.npm_lifecycle_event === 'varne' || process.env.npm_lifecycle_event === 'start';
if (throughNpm && process.env.INIT_CWD && join(process.cwd(), '.') === join(root, '.')) process.chdir(process.env.INIT_CWD);
await import(pathToFileURL(join(root, 'dist', 'server', 'varne.js')).href);
