import test from 'ava';
import {unmeasured} from '../../helpers/unmeasured.js';
import {everyScreen} from './every-screen.js';
import {gridProblems} from './grid.js';

unmeasured();

const sizes = [
	{columns: 20, rows: 5},
	{columns: 24, rows: 8},
	{columns: 20, rows: 19},
	{columns: 40, rows: 12},
];

const withField = everyScreen.filter(({name}) =>
	/^(?:tenants|.*filter open|new key|.*to a file|revoking|sign-in)/.test(name),
);

for (const screen of withField) {
	for (const size of sizes) {
		test(`${screen.name}: the field one types into is on a screen of ${size.columns}×${size.rows}`, async (t) => {
			const {terminal} = await screen.open(t);
			terminal.resize({columns: 19, rows: 4});
			await terminal.shows(/^too small$/m);
			terminal.resize(size);
			await terminal.shows(() => gridProblems(terminal, screen).length === 0);
			const cursor = terminal.cursor();
			t.truthy(cursor, terminal.screen());
			t.regex(terminal.rows()[cursor!.row]!, /[❯/]/, terminal.screen());
		});
	}
}

// On five rows there is no room for a whole one: the next test.
for (const size of sizes.slice(1)) {
	test(`a revealed secret is whole on a screen of ${size.columns}×${size.rows}`, async (t) => {
		const screen = everyScreen.find(({name}) => name === 'secret, revealed')!;
		const {terminal} = await screen.open(t);
		const secret = /phk_test_[\w-]+/.exec(terminal.screen())![0];
		terminal.resize({columns: 19, rows: 4});
		await terminal.shows(/^too small$/m);
		terminal.resize(size);
		const shown = await terminal.shows(() => gridProblems(terminal, screen).length === 0);
		t.true(secret.length > 30);
		t.true(shown.replaceAll(/\s/g, '').includes(secret), shown);
	});
}

test('where there is no room for a whole secret none of it is shown, and it is said what to do instead', async (t) => {
	const screen = everyScreen.find(({name}) => name === 'secret, revealed')!;
	const {terminal} = await screen.open(t);
	const secret = /phk_test_[\w-]+/.exec(terminal.screen())![0];
	terminal.resize({columns: 20, rows: 5});
	const shown = await terminal.shows(/^ no room to show it\n c copies, w writes$/m);
	t.false(shown.includes('phk_test'));
	t.false(shown.includes(secret.slice(-8)));
});
