import test from 'ava';
import {installation} from '../helpers/emulator.js';
import {openTerminal} from '../helpers/terminal.js';

const up = '\u001B[A';
const paste = (text: string) => `\u001B[200~${text}\u001B[201~`;

test('a leaked secret: pasted into the picker, found in whichever tenant it is, and revoked', async (t) => {
	const {environment, addKey, store} = await installation(t, {seed: 'demo'});
	const leaked = addKey({tenant: 'ten_blueh4', name: 'dropped-on-the-train', used: new Date().toISOString()});
	const terminal = openTerminal(t, ['cloud', 'keys'], {env: environment, columns: 120});
	await terminal.shows(/7 tenants|6 tenants/);
	terminal.press(paste(leaked.secret));
	await terminal.shows(/All tenants[\s\S]*[❯>] +dropped-on-the-train +Blue Harbor[\s\S]*1 of \d+ keys/);
	t.false(terminal.raw.includes(leaked.secret));
	terminal.press('r');
	await terminal.shows(/This key of Blue Harbor\S*(?: \S*)? stops working at once[\s\S]*Type dropped-on-the-train/);
	terminal.press('dropped-on-the-train\r');
	await terminal.shows(/Revoked\./);
	t.truthy(store.getKey(leaked.id, new Date().toISOString())?.revoked_at);
	terminal.press('\u001Bq');
	t.is((await terminal.exit()).exitCode, 0);
});

test('stale keys: filtered in all tenants, marked at once, revoked by their number', async (t) => {
	const {environment, addKey, store} = await installation(t);
	const facts = {created: '2024-01-01T00:00:00Z', used: '2024-02-02T00:00:00Z'};
	const stale = Array.from({length: 40}, (_, index) => addKey({name: `stale-${index}`, ...facts}));
	const kept = addKey({name: 'in-use', created: facts.created, used: new Date().toISOString()});
	const terminal = openTerminal(t, ['cloud', 'keys'], {env: environment, columns: 120, rows: 60});
	await terminal.shows(/2 tenants/);
	terminal.press(up);
	await terminal.shows(/[❯>] All tenants/);
	terminal.press('\r');
	await terminal.shows(/live[\s\S]*in-use/);
	terminal.press('/');
	await terminal.shows(/of 42/);
	terminal.press('unused:90d');
	await terminal.shows(/40 of 42/);
	terminal.press('\r');
	await terminal.shows(/40 of 42 keys/);
	terminal.press('*');
	await terminal.shows(/40 marked/);
	terminal.press('r');
	await terminal.shows(/0 in use now, 0 used within 90 days[\s\S]*Type 40/);
	terminal.press('40\r');
	await terminal.shows(/All 40 are revoked/);
	const at = new Date().toISOString();
	t.true(stale.every(({id}) => typeof store.getKey(id, at)?.revoked_at === 'string'));
	t.is(store.getKey(kept.id, at)?.revoked_at ?? null, null);
	terminal.press('\u001Bq');
	t.is((await terminal.exit()).exitCode, 0);
});
