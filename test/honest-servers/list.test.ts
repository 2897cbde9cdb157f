import test, {type ExecutionContext} from 'ava';
import {addKeys, keysIn, openPlace} from './place.js';
import {isSameTime, leaks, misreadings, readingOf} from './readings.js';
import {showKey} from './showing.js';
import {type HonestServer} from './server.js';
import {cellsOf} from './table.js';
import {differsBeside, type OptionalField, type Row} from './variant.js';
import {variants} from './variants.js';

const columns: ReadonlyArray<readonly [field: OptionalField, heading: RegExp, truth: (row: Row) => Date | null]> = [
	['expires_at', /^EXPIRES/, ({expiresAt}) => expiresAt],
	['last_used_at', /USED/, ({lastUsedAt}) => lastUsedAt],
	['created_at', /^CREATED$/, ({createdAt}) => createdAt],
];

const unknown = /^(?:unknown|[–-])$/;

type Cells = Readonly<Record<string, string>>;

/** What is wrong with a row of the table, each as a sentence. */
function faultsOf(server: HonestServer, row: Row, cells: Cells): string[] {
	const state = server.store.stateOf(row);
	const {status} = showKey(server.variant, server.store, row, 'listed');
	const statusFaults = Object.entries(cells)
		.filter(([heading]) => heading === 'STATUS')
		.filter(([, text]) =>
			typeof status === 'string'
				? text !== status && !(status === 'active' && text === 'expiring')
				: !unknown.test(text) && text !== state,
		);
	const timeFaults = columns.flatMap(([field, pattern, truth]) =>
		Object.entries(cells).filter(
			([heading, text]) =>
				pattern.test(heading) && !isRightCell(text, truth(row), readingOf(server, row, 'listed', field)),
		),
	);
	const all = Object.values(cells).join(' ');
	return [
		...[...statusFaults, ...timeFaults].map(([heading, text]) => `${row.name}: ${heading} is ${text}.`),
		...(state === 'expired' || !/\bexpired\b/.test(all) ? [] : [`${row.name} is called expired.`]),
		...(/\bstale|\bunused/.test(all) ? [`${row.name} is called unused.`] : []),
	];
}

function isRightCell(text: string, truth: Date | null, reading: ReturnType<typeof readingOf>): boolean {
	const isRight = truth === null ? text === 'never' : isSameTime(text, truth);
	return (reading !== 'unknown' && isRight) || (reading !== 'known' && unknown.test(text));
}

const namesOf = (keys: ReadonlyArray<{readonly name?: unknown}>): string[] =>
	keys.map(({name}) => String(name)).toSorted();

async function listed(t: ExecutionContext, variant: (typeof variants)[number]) {
	const place = await openPlace(t, variant);
	return {...place, rows: addKeys(place.server)};
}

const concerned = variants.filter((variant) =>
	differsBeside(
		variant,
		'secret',
		'creation',
		'created',
		'deletion',
		'secondDeletion',
		'forgets',
		'refusesNewKeys',
		'tenant',
	),
);

for (const variant of concerned) {
	test.serial(
		`list prints as JSON what is known, and null for the rest, where the server ${variant.name}`,
		async (t) => {
			const {server, rows, run, busy} = await listed(t, variant);
			const {exitCode, stdout, stderr} = await run(['list', ...busy, '-o', 'json']);
			t.deepEqual([exitCode, stderr], [0, '']);
			const printed = keysIn(stdout);
			t.deepEqual(namesOf(printed), namesOf(rows));
			const faults = rows.flatMap((row) => {
				const key = printed.find(({name}) => name === row.name);
				return misreadings(server, row, 'listed', key!);
			});
			t.deepEqual(faults, []);
		},
	);

	test.serial(`list calls nothing never or expired that is unknown where the server ${variant.name}`, async (t) => {
		const {server, rows, run, busy} = await listed(t, variant);
		const {exitCode, stdout, stderr} = await run(['list', ...busy]);
		t.deepEqual([exitCode, stderr], [0, '']);
		t.notRegex(stdout, leaks);
		const cells = cellsOf(stdout);
		t.is(cells.length, rows.length);
		const empty = columns.filter(([field]) =>
			rows.every((row) => readingOf(server, row, 'listed', field) === 'unknown'),
		);
		t.deepEqual(
			Object.keys(cells[0]!).filter((heading) => empty.some(([, pattern]) => pattern.test(heading))),
			[],
			'A column that no key has a value for is left out.',
		);
		const faults = rows.flatMap((row) => {
			const found = cells.find(({NAME}) => NAME === row.name);
			return found?.['ID'] === row.id ? faultsOf(server, row, found) : [`${row.name} is not there.`];
		});
		t.deepEqual(faults, []);
	});
}
