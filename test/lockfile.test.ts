import {readFile} from 'node:fs/promises';
import path from 'node:path';
import test from 'ava';
import {root} from './helpers/run.js';

type Entry = {
	readonly resolved?: string;
	readonly integrity?: string;
	readonly dependencies?: Readonly<Record<string, string>>;
	readonly devDependencies?: Readonly<Record<string, string>>;
	readonly optionalDependencies?: Readonly<Record<string, string>>;
};

const {packages} = JSON.parse(await readFile(path.join(root, 'package-lock.json'), 'utf8')) as {
	packages: Readonly<Record<string, Entry>>;
};

/** Whether a package that is at a place in the lockfile finds another by name: beside it, or further up. */
function finds(place: string, name: string): boolean {
	const folders = place.split('/node_modules/');
	return folders.some((_, index) =>
		Object.hasOwn(packages, [...folders.slice(0, folders.length - index), name].join('/node_modules/')),
	);
}

test('the lockfile has the optional packages of every platform: npm has nothing to add to it', (t) => {
	const missing = Object.entries(packages).flatMap(([place, {optionalDependencies = {}}]) =>
		Object.keys(optionalDependencies)
			.filter((name) => !finds(place, name) && !Object.hasOwn(packages, `node_modules/${name}`))
			.map((name) => `${place} lacks ${name}`),
	);
	t.deepEqual(missing, []);
});

test('the lockfile has a checksum for every package, and no host', (t) => {
	const entries = Object.entries(packages).filter(([place]) => place !== '');
	t.true(entries.length > 500);
	t.deepEqual(
		entries.filter(([, {resolved, integrity}]) => resolved !== undefined || integrity === undefined),
		[],
	);
});

test('the lockfile says of this package what its manifest says: npm install changes nothing', async (t) => {
	const manifest = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as Entry;
	for (const kind of ['dependencies', 'devDependencies', 'optionalDependencies'] as const) {
		t.deepEqual(packages['']![kind], manifest[kind], kind);
	}
});
