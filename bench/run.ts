/**
Measures everything that `docs/decisions.md` speaks of as speed, side by side, and writes the table to `bench/latest.md`.

Run it with `npm run bench`, or `npm run bench -- WORD…` for the rows of some parts: start, lists, bulk, session, presses, soak, package. What else the machine does shows in the figures: leave it alone meanwhile.
*/
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {cpus, tmpdir, totalmem} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {startInstallation} from './installation.js';
import {bulkRows} from './bulk.js';
import {longListRows, shortListRows} from './lists.js';
import {startNpmStub} from './npm-stub.js';
import {packageRows} from './package.js';
import {pressRows, soakRows} from './presses.js';
import {type Row} from './row.js';
import {sessionRows} from './session.js';
import {startRows} from './start.js';

const folder = await mkdtemp(path.join(tmpdir(), 'phyware-bench-'));
const npm = await startNpmStub(folder);
const installation = await startInstallation(folder, [50, 1000, 10_000, 100_000]);
const parts: Readonly<Record<string, () => Promise<Row[]>>> = {
	start: startRows,
	lists: async () => [...(await shortListRows(installation, npm)), ...(await longListRows(installation, folder))],
	async bulk() {
		const inFolder = await mkdtemp(path.join(folder, 'bulk-'));
		const installed = await startInstallation(inFolder, [5000], {tenants: 1000, keys: 100});
		try {
			return await bulkRows(installed);
		} finally {
			await installed.close();
		}
	},
	session: async () => sessionRows(installation, folder),
	presses: async () => pressRows(folder),
	soak: async () => soakRows(folder),
	package: packageRows,
};
const chosen = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(parts);
const rows: Row[] = [];
try {
	for (const name of chosen) {
		for (const row of await parts[name]!()) {
			rows.push(row);
			console.log(
				`${row.reached ? '✓' : '✗'} ${row.what}: ${row.measured} (${row.goal}${row.against && `, against ${row.against}`})`,
			);
		}
	}
} finally {
	await installation.close();
	npm.close();
	await rm(folder, {recursive: true, force: true});
}

if (chosen.length === Object.keys(parts).length) {
	await writeFile('bench/latest.md', report());
}

function report(): string {
	const model = cpus()[0]?.model ?? 'processor';
	const facts = `${cpus().length} × ${model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform}, Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}`;
	const lines = rows.map(
		({what, against, goal, measured, reached}) =>
			`| ${what} | ${against} | ${goal} | ${measured} | ${reached ? 'yes' : 'no'} |`,
	);
	return [
		'# Speed',
		'',
		`Made by \`npm run bench\` on ${facts}. Times are medians, measured in turn in one run; only ratios mean something elsewhere.`,
		'',
		'| what | against | goal | measured | reached |',
		'| --- | --- | --- | --- | --- |',
		...lines,
		'',
	].join('\n');
}
