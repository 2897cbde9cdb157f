import test from 'ava';
import {installation} from '../helpers/emulator.js';
import {openTerminal} from '../helpers/terminal.js';

test('what needs attention in any tenant is found, and two stale keys of two tenants are revoked from there', async (t) => {
	const {environment, addKey, store} = await installation(t, {seed: 'demo'});
	const facts = {created: '2024-01-01T00:00:00Z', used: '2024-02-02T00:00:00Z', expires: '2037-01-01T00:00:00Z'};
	const other = store.listTenants({limit: 10, before: undefined}).entries.find(({name}) => name !== 'Acme Robotics')!;
	const stale = [
		addKey({tenant: 'ten_abc123', name: 'stale-one', ...facts}),
		addKey({tenant: other.id, name: 'stale-two', ...facts}),
	];
	const terminal = openTerminal(t, ['cloud', 'keys', '--tenant-id', 'ten_abc123'], {
		env: environment,
		columns: 120,
		rows: 60,
	});
	await terminal.shows(/live[\s\S]*ingest-gateway/);
	terminal.press('!');
	await terminal.shows(/Attention[\s\S]*stale-one[\s\S]*\d findings · /);
	for (const name of ['stale-one', 'stale-two']) {
		while (!new RegExp(`❯ .*${name}`).test(terminal.screen())) {
			const before = terminal.screen();
			terminal.press('j');
			await terminal.shows((screen) => screen !== before);
		}

		terminal.press(' ');
		await terminal.shows(new RegExp(`◉ .*${name}`));
	}

	terminal.press('r');
	await terminal.shows(/Attention › Revoke 2 keys[\s\S]*These keys of 2 tenants stop working at once/);
	terminal.press('2\r');
	await terminal.shows(/All 2 are revoked/);
	terminal.press('\u001B');
	const left = await terminal.shows(/Attention[\s\S]*\d findings · /);
	t.notRegex(left, /stale-/);
	for (const {id} of stale) {
		t.truthy(store.getKey(id, new Date().toISOString())?.revoked_at);
	}

	terminal.press('q');
	t.is((await terminal.exit()).exitCode, 0);
});
