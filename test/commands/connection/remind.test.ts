import test from 'ava';
import {reminder} from '../../../source/commands/connection/remind.js';
import {type Journal} from '../../../source/storage/journal/journal.js';

const entry = (name: string, url: string) => ({url, request: {name}});
const journalOf = (...entries: ReadonlyArray<ReturnType<typeof entry>>) =>
	({interrupted: async () => ({entries, broken: []})}) as unknown as Journal;
const here = new URL('https://one.example/');
const ours = entry('gate', here.href);
const theirs = entry('relay', 'https://two.example/');

test('a pending create of another installation is named with it, and with the command for it', async (t) => {
	t.is<string | undefined, string>(
		await reminder(journalOf(theirs), here),
		'The create of "relay" at two.example is pending. Run: phyware cloud keys recover --url https://two.example/',
	);
});

test('a pending create of the installation at hand comes first and needs no name', async (t) => {
	t.is<string | undefined, string>(
		await reminder(journalOf(theirs, ours), here),
		'The creates of "gate" and 1 more are pending. Run: phyware cloud keys recover',
	);
	t.is<string | undefined, string>(
		await reminder(journalOf(theirs)),
		'The create of "relay" is pending. Run: phyware cloud keys recover',
	);
});
