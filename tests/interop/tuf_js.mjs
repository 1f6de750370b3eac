// Refreshes with tuf-js and downloads one target: tuf_js.mjs TUF_JS_DIR URL TRUST_DIR TARGET. TRUST_DIR has root.json.
// Prints the SHA-256 of what came.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const [tufJsDir, url, trustDir, target] = process.argv.slice(2);
const { Updater } = createRequire(tufJsDir + '/')('tuf-js');
const targetDir = trustDir + '/targets';
mkdirSync(targetDir, { recursive: true });

const updater = new Updater({
  metadataDir: trustDir,
  metadataBaseUrl: url + 'metadata',
  targetDir,
  targetBaseUrl: url + 'targets',
});
await updater.refresh();
const info = await updater.getTargetInfo(target);
if (!info) throw new Error(`nobody names ${target}`);
const path = await updater.downloadTarget(info);
console.log(createHash('sha256').update(readFileSync(path)).digest('hex'));
