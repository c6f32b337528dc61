// Holds the folder of a Teams app package against the newest published schemas: manifest.json, and the languages it names. It writes a line
// {"schema":version}, a line {"file","problem"} for each problem, and {"done":true}.
// usage: node manifest.mjs FOLDER
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
const Ajv = require('ajv-draft-04').default;
const addFormats = require('ajv-formats').default;

const folder = process.argv[2];
const tell = line => process.stdout.write(`${JSON.stringify(line)}\n`);
const read = (...path) => JSON.parse(readFileSync(join(...path), 'utf8'));

const schemas = join(dirname(require.resolve('@microsoft/app-manifest')), 'json-schemas', 'teams');
const version = readdirSync(schemas).filter(name => /^v\d+\.\d+$/.test(name)).map(name => name.slice(1).split('.').map(Number))
  .sort(([a, b], [c, d]) => a - c || b - d).at(-1).join('.');
tell({ schema: version });

// Not strict and without Unicode rules: the published schemas have keywords of their own making, and patterns that these rules refuse.
const ajv = addFormats(new Ajv({ allErrors: true, strict: false, unicodeRegExp: false }));
const check = (file, schema) => {
  const validate = ajv.compile(read(schemas, `v${version}`, schema));
  if (!validate(read(folder, file))) {
    validate.errors.forEach(error => tell({ file, problem: `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}` }));
  }
};

check('manifest.json', 'MicrosoftTeams.schema.json');
for (const { file } of read(folder, 'manifest.json').localizationInfo?.additionalLanguages ?? []) {
  check(file, 'MicrosoftTeams.Localization.schema.json');
}
tell({ done: true });
