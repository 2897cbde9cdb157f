import {readFile, readdir} from 'node:fs/promises';
import path from 'node:path';
import test from 'ava';
import {build} from 'rolldown';
import {program} from '../scripts/program.js';
import {root} from './helpers/run.js';

/** The rooms and their floors; imports point downward only, and never to another room on the same floor. */
const floors: Readonly<Record<string, number>> = {
	'cli.ts': 7,
	'main.ts': 7,
	'report.ts': 7,
	'compiled.ts': 7,
	'harden.ts': 7,
	'keyring.ts': 7,
	commands: 6,
	tui: 5,
	keys: 4,
	output: 3,
	phycloud: 3,
	config: 3,
	storage: 3,
	emulator: 3,
	contract: 2,
	terminal: 2,
	core: 1,
};

type Import = {readonly from: string; readonly to: string};

const source = path.join(root, 'source');
const everything = await readdir(source, {recursive: true});
const files = everything.filter((file) => /(?<!\.d)\.tsx?$/.test(file));
const texts = new Map(
	await Promise.all(files.map(async (file) => [file, await readFile(path.join(source, file), 'utf8')] as const)),
);

function importsOf(file: string): string[] {
	return texts
		.get(file)!
		.matchAll(/(?:from|import)\s*(?:\(\s*)?'([^']+)'/g)
		.map(([, specifier]) => specifier!)
		.toArray();
}

function roomOf(file: string): string {
	return file.split(path.sep)[0]!;
}

const imports: Import[] = files.flatMap((from) =>
	importsOf(from)
		.filter((specifier) => specifier.startsWith('.'))
		.map((specifier) => path.relative(source, path.resolve(source, path.dirname(from), specifier)))
		.filter((to) => !to.startsWith('..'))
		.map((to) => ({
			from,
			to: ['.ts', '.tsx'].map((ending) => to.replace(/\.js$/, ending)).find((file) => texts.has(file)) ?? to,
		})),
);

test('every file is in a room, and every import names a file', (t) => {
	t.true(imports.length > 100);
	t.deepEqual(
		files.filter((file) => !Object.hasOwn(floors, roomOf(file))),
		[],
	);
	t.deepEqual(
		imports.filter(({to}) => !everything.includes(to)),
		[],
	);
});

test('imports point downward, or stay in their room; main and what stands beside it are one room', (t) => {
	const wrong = imports.filter(({from, to}) => {
		const [here, there] = [roomOf(from), roomOf(to)];
		return here !== there && !(floors[there]! < floors[here]! || (floors[here] === 7 && floors[there] === 7));
	});
	t.deepEqual(wrong, []);
});

/** The layers of `tui/`, from the roof down; imports point downward only, and never from one screen to another. */
const layers: ReadonlyArray<readonly [layer: string, place: RegExp]> = [
	['start', /^start\.tsx$/],
	['runtime', /^runtime\//],
	['session', /^session\//],
	['registry', /^screens\/registry\.ts$/],
	['screens', /^screens\//],
	['components', /^components\//],
	['model', /^model\//],
	['input', /^input\//],
];

const layerOf = (file: string) => layers.findIndex(([, place]) => place.test(path.relative('tui', file)));
const inside = imports.filter(({from, to}) => roomOf(from) === 'tui' && roomOf(to) === 'tui');

test('every file of the session is in a layer', (t) => {
	t.true(inside.length > 50);
	t.deepEqual(
		files.filter((file) => roomOf(file) === 'tui' && layerOf(file) === -1),
		[],
	);
});

test('imports of the session point downward, or stay in their layer; no screen imports another', (t) => {
	const wrong = inside.filter(
		({from, to}) =>
			layerOf(to) < layerOf(from) ||
			(layerOf(from) === layerOf(to) && from.includes('screens') && path.dirname(from) !== path.dirname(to)),
	);
	t.deepEqual(wrong, []);
});

/** The circles among places that import each other, each as the way round. */
function circlesAmong(edges: readonly Import[]): string[][] {
	const targets = new Map<string, Set<string>>();
	for (const {from, to} of edges) {
		targets.set(from, (targets.get(from) ?? new Set()).add(to));
	}

	const done = new Set<string>();
	const visit = (place: string, trail: readonly string[]): string[][] => {
		if (trail.includes(place)) {
			return [[...trail.slice(trail.indexOf(place)), place]];
		}

		if (done.has(place)) {
			return [];
		}

		const found = Array.from(targets.get(place) ?? [], (next) => visit(next, [...trail, place])).flat();
		done.add(place);
		return found;
	};

	return Array.from(targets.keys(), (place) => visit(place, [])).flat();
}

test('there are no circles of files', (t) => {
	t.deepEqual(circlesAmong(imports), []);
});

test('there are no circles of folders', (t) => {
	const folders = imports
		.map(({from, to}) => ({from: path.dirname(from), to: path.dirname(to)}))
		.filter(({from, to}) => from !== to && from !== '.' && to !== '.');
	t.deepEqual(circlesAmong(folders), []);
});

test('only the session knows React and Ink, only the client got, only the emulator SQLite and Hono', (t) => {
	const owners: ReadonlyArray<readonly [packages: RegExp, ...rooms: string[]]> = [
		[/^(?:react|ink)(?:$|[-/])/, 'tui'],
		[/^got$/, 'phycloud'],
		[/^(?:hono|@hono|node:sqlite)(?:$|\/)/, 'emulator'],
		[/^commander$/, 'commands'],
		// What comes from outside is checked: the wire's bodies, and our own files.
		[/^zod(?:$|\/)/, 'contract', 'storage'],
	];
	const strangers = files.flatMap((file) =>
		texts
			.get(file)!
			.matchAll(/import (?!type )[^;]*?from '([^']+)'|import\('([^']+)'\)/g)
			.map(([, fixed, lazy]) => fixed ?? lazy!)
			.filter((name) => owners.some(([packages, ...rooms]) => packages.test(name) && !rooms.includes(roomOf(file))))
			.map((name) => `${file} imports ${name}`)
			.toArray(),
	);
	t.deepEqual(strangers, []);
});

type Piece = {readonly fileName: string; readonly imports: readonly string[]; readonly moduleIds: readonly string[]};

/** The packages and project files that are loaded with a piece of the published program. */
function loadedWith(name: string, pieces: readonly Piece[], seen = new Set<string>()): string[] {
	const piece = pieces.find(({fileName}) => fileName === name || fileName.startsWith(`${name}-`));
	if (piece === undefined || seen.has(piece.fileName)) {
		return [];
	}

	seen.add(piece.fileName);
	return [...piece.moduleIds, ...piece.imports.flatMap((next) => loadedWith(next, pieces, seen))];
}

test('the scripted path never loads React, Ink or the server', async (t) => {
	const {output} = await build({...program, write: false});
	const pieces = output.filter((piece) => piece.type === 'chunk');
	for (const name of ['main.js', 'command', 'client', 'list', 'create', 'revoke', 'recover']) {
		const loaded = loadedWith(name, pieces);
		t.true(loaded.length > 10, name);
		t.deepEqual(
			loaded.filter((file) =>
				/node_modules\/(?:react|ink|yoga-layout|hono|@hono)\/|source\/(?:tui|emulator)\//.test(file),
			),
			[],
		);
	}

	t.deepEqual(
		loadedWith('main.js', pieces).filter((file) => /node_modules\/(?:got|zod|yaml|conf)\//.test(file)),
		[],
		'nor, for help, the client',
	);
	t.deepEqual(
		loadedWith('command', pieces).filter((file) => /node_modules\/(?:conf|proper-lockfile|signal-exit)\//.test(file)),
		[],
		'nor what writes settings, which listens to every signal',
	);
	t.deepEqual(
		loadedWith('command', pieces).filter((file) =>
			/commands\/(?:catalog|completion)\/(?!commands|shells|.*(?:definition|options)\.)|docs\/schemas\//.test(file),
		),
		[],
		'nor what tells of commands',
	);
});

test('files stay small', (t) => {
	const large = files.filter((file) => texts.get(file)!.split('\n').length > 350);
	t.deepEqual(large, []);
});

test('nothing ends the process before its output is out', (t) => {
	t.deepEqual(
		files.filter((file) => texts.get(file)!.includes('process.exit(')),
		[],
	);
});

test('no two exported things share a name, but for the `run` of each command', (t) => {
	const homes = new Map<string, string[]>();
	for (const [file, text] of texts) {
		for (const [, name] of text.matchAll(
			/^export (?:declare )?(?:abstract )?(?:async )?(?:function\*?|const|class|type|interface) (\w+)/gm,
		)) {
			homes.set(name!, [...(homes.get(name!) ?? []), file]);
		}
	}

	t.true(homes.size > 500);
	homes.delete('run');
	t.deepEqual(
		[...homes].filter(([, places]) => places.length > 1),
		[],
	);
});
