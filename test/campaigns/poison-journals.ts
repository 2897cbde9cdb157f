import {
	fileName,
	inTenant,
	jsonAnswer,
	piped,
	poisonedKey,
	type PoisonDesk,
	type PoisonPlace,
	unlessLines,
} from './poison-places.js';

const nothing = jsonAnswer(200, {keys: [], next_cursor: null});

/** An interrupted create of this server, with a hostile name. */
function interrupted(poison: string, {folders, url, setAnswer}: PoisonDesk): void {
	const request = {name: poison, scopes: [poison]};
	folders.interrupt({url: new URL(url).href, request, host: poison});
	const key = {...poisonedKey(poison), secret: 'phk_live_4fT9cAnArYvAlUe0123'};
	setAnswer((method) => (method === 'POST' ? jsonAnswer(201, {key}) : nothing));
}

/** Everywhere that commands show what the journal holds. */
export const journalPlaces: readonly PoisonPlace[] = [
	{
		name: 'a create that waits',
		async run(poison, desk) {
			interrupted(poison, desk);
			const run = await piped(['recover', '--dry-run'], desk);
			return {run, faults: [...unlessLines(run.stdout, 1), ...unlessLines(run.stderr, 0)]};
		},
	},
	{
		name: 'a create that waits as json',
		async run(poison, desk) {
			interrupted(poison, desk);
			const run = await piped(['recover', '--dry-run', '-o', 'json'], desk);
			const {creates} = JSON.parse(run.stdout) as {creates: Array<{name: string; scopes: string[]}>};
			const isSame = creates[0]?.name === poison && creates[0].scopes[0] === poison;
			return {run, faults: isSame ? [] : [`The data is not the same: ${run.stdout.slice(0, 400)}`]};
		},
	},
	{
		name: 'a create that is finished',
		async run(poison, desk) {
			interrupted(poison, desk);
			const run = await piped(['recover'], desk);
			return {run, faults: unlessLines(run.stdout, 7)};
		},
	},
	{
		name: 'a create that is undone',
		async run(poison, desk) {
			interrupted(poison, desk);
			const run = await piped(['recover', '--revoke'], desk);
			return {run, faults: [...unlessLines(run.stdout, 1), ...unlessLines(run.stderr, 0)]};
		},
	},
	{
		name: 'a create that cannot be finished',
		async run(poison, desk) {
			interrupted(poison, desk);
			desk.setAnswer((method) => (method === 'POST' ? jsonAnswer(403, {detail: poison}) : nothing));
			const run = await piped(['recover'], desk);
			return {run, faults: unlessLines(run.stderr, 1, 2, 3)};
		},
	},
	{
		name: 'a create whose secret is lost',
		async run(poison, desk) {
			interrupted(poison, desk);
			desk.folders.clear();
			const before = new Date(Date.now() - 48 * 3_600_000).toISOString();
			desk.folders.interrupt({
				url: new URL(desk.url).href,
				request: {name: poison, scopes: [poison]},
				started_at: before,
			});
			desk.setAnswer(() => jsonAnswer(200, {keys: [poisonedKey(poison)], next_cursor: null}));
			const run = await piped(['recover'], desk);
			return {run, faults: unlessLines(run.stderr, 3)};
		},
	},
	{
		name: 'a create of another installation',
		async run(poison, desk) {
			desk.folders.interrupt({url: `http://elsewhere.example/${poison}`, request: {name: poison, scopes: [poison]}});
			const run = await piped(['recover'], desk);
			return {run, faults: [...unlessLines(run.stdout, 0), ...unlessLines(run.stderr, 2)]};
		},
	},
	...['recover', 'list'].map((verb): PoisonPlace => ({
		name: `a journal that is no journal, in ${verb}`,
		isSilent: verb === 'list',
		async run(poison, desk) {
			desk.setAnswer(() => nothing);
			desk.folders.interrupt(poison, `${fileName(poison)}.json`);
			const run = await piped([verb, ...(verb === 'list' ? inTenant : [])], desk);
			return {run, faults: unlessLines(run.stderr, verb === 'list' ? 2 : 4)};
		},
	})),
	{
		name: 'a reminder',
		async run(poison, desk) {
			interrupted(poison, desk);
			const run = await piped(['list', ...inTenant], desk);
			return {run, faults: unlessLines(run.stderr, 2)};
		},
	},
	{
		name: 'a reminder as json',
		async run(poison, desk) {
			interrupted(poison, desk);
			const run = await piped(['list', ...inTenant, '-o', 'jsonl'], desk);
			const {notice} = JSON.parse(run.stderr) as {notice: {message: string}};
			return {run, faults: notice.message.startsWith('The create of "') ? [] : [`No reminder: ${run.stderr}`]};
		},
	},
];
