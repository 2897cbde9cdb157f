import test from 'ava';
import {type Size} from '../../helpers/fake-terminal.js';
import {unmeasured} from '../../helpers/unmeasured.js';
import {everyScreen, type ScreenCase} from './every-screen.js';
import {cutIds, gridProblems} from './grid.js';
import {type OpenSession} from './open-session.js';

unmeasured();

const sizes: readonly Size[] = [
	{columns: 20, rows: 5},
	{columns: 24, rows: 25},
	{columns: 40, rows: 12},
	{columns: 80, rows: 24},
	{columns: 109, rows: 11},
	{columns: 120, rows: 32},
	{columns: 200, rows: 50},
	{columns: 300, rows: 100},
];

const named = ({columns, rows}: Size) => `${columns}×${rows}`;

/** Resizes, and returns the screen once it stands in its grid; throws what is wrong if it never does. */
async function drawnAt({terminal}: OpenSession, size: Size, screen: ScreenCase, before?: string): Promise<string> {
	const problems = () => [
		...gridProblems(terminal, screen),
		...(before === undefined || terminal.screen() === before ? [] : ['it differs from the same size before']),
	];
	terminal.resize(size);
	try {
		return await terminal.shows(() => problems().length === 0);
	} catch (error) {
		throw new Error(`${named(size)}: ${problems().join('; ')}`, {cause: error});
	}
}

for (const screen of everyScreen) {
	test(`${screen.name}: stands in its grid at every size, ids whole or absent`, async (t) => {
		const session = await screen.open(t);
		for (const size of sizes) {
			// By way of a screen that shows next to nothing: what a resize leaves behind is the other test's.
			session.terminal.resize({columns: 19, rows: 4});
			await session.terminal.shows(/^too small$/m);
			const drawn = await drawnAt(session, size, screen);
			t.deepEqual(cutIds(drawn.split('\n'), session.ids()), [], named(size));
		}
	});

	test(`${screen.name}: a resize leaves nothing behind`, async (t) => {
		const session = await screen.open(t);
		const drawn = new Map<Size, string>();
		for (const size of [...sizes, ...sizes.toReversed(), sizes.at(-1)!, sizes[2]!, sizes[5]!]) {
			drawn.set(size, await drawnAt(session, size, screen, drawn.get(size)));
		}

		t.is(drawn.size, sizes.length);
	});
}
