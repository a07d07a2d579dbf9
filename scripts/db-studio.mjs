// npm run db:studio: drizzle's look into the database of DATABASE_URL, or into the demo's while it runs.
import { existsSync, readFileSync } from 'node:fs';
import { fail, run } from './installed.mjs';

const file = '.data/database-url';
const url = process.env.DATABASE_URL ?? (existsSync(file) ? readFileSync(file, 'utf8').trim() : '');
if (!url) fail('There is no database to look into: start npm run demo, or set DATABASE_URL.');
process.exit(run('node_modules/.bin/drizzle-kit', ['studio'], { DATABASE_URL: url }));
