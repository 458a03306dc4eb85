import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { NextFunction, RequestHandler, Response } from 'express';

const gzipped = promisify(gzip);
/** Texts; fonts and pictures are packed already. */
const NAME = /^[\w-][\w.-]*\.(js|css|json|svg|geojson)$/;

/**
 * Sends the texts among the built assets gzipped, each packed once: the page is a megabyte of script, and a quarter
 * of that packed. What it does not know it passes on.
 */
export function packedAssets(folder: string): RequestHandler {
  const packed = new Map<string, Promise<Buffer>>();
  const serve = async (name: string, response: Response, next: NextFunction): Promise<void> => {
    const found = packed.get(name) ?? readFile(join(folder, name)).then((bytes) => gzipped(bytes, { level: 9 }));
    packed.set(name, found);
    let bytes: Buffer;
    try {
      bytes = await found;
    } catch {
      packed.delete(name);
      return next();
    }
    response.set({ 'Content-Encoding': 'gzip', 'Cache-Control': 'public, max-age=31536000, immutable' });
    response.vary('Accept-Encoding').type(extname(name)).send(bytes);
  };
  return (request, response, next) => {
    const name = request.path.slice(1);
    const read = request.method === 'GET' || request.method === 'HEAD';
    if (read && NAME.test(name) && request.acceptsEncodings('gzip') !== false) void serve(name, response, next);
    else next();
  };
}
