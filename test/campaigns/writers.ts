import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import path from 'node:path';
import {setImmediate} from 'node:timers/promises';
import {openJournal} from '../../source/storage/journal/journal.js';
import {openPreferences} from '../../source/storage/stored-preferences.js';
import {root, testEnvironment} from '../helpers/run.js';
import {temporaryFolder} from '../helpers/temporary-folder.js';
import {type Campaign, type Finding, runTrials} from './campaign.js';

type Crowd = {readonly processes: number; readonly writes: number};

const home = temporaryFolder();

/** Processes that write to one journal and one file of settings at once, and what is there in the end and meanwhile. */
async function tryWriters(crowd: Crowd): Promise<Finding> {
	const folder = mkdtempSync(path.join(home, 'writers-'));
	const addresses = Array.from({length: crowd.processes}, (_, index) => `https://writer-${index}.example/`);
	const children = addresses.map((address) => start(folder, crowd.writes, address));
	try {
		await Promise.all(children.map(async ({stdout}) => once(stdout!, 'data')));
		const exits = Promise.all(children.map(async (child) => exitOf(child)));
		for (const {stdin} of children) {
			stdin!.write('go\n');
		}

		const corrupt = await watch(folder, exits);
		const failures = (await exits).filter((failure) => failure !== '');
		return {ending: 'written', violations: [...failures, ...corrupt, ...(await losses(folder, crowd, addresses))]};
	} finally {
		for (const child of children) {
			child.kill('SIGKILL');
		}

		rmSync(folder, {recursive: true, force: true});
	}
}

function start(folder: string, writes: number, address: string): ChildProcess {
	const script = path.join(root, 'test/campaigns/writer.ts');
	return spawn(process.execPath, ['--import=tsx', script, folder, String(writes), address], {
		cwd: root,
		env: testEnvironment(),
		stdio: 'pipe',
	});
}

/** What a process died of; nothing if it came to its end. */
async function exitOf(child: ChildProcess): Promise<string> {
	let said = '';
	child.stderr!.on('data', (chunk: Buffer) => {
		said += chunk.toString();
	});
	const [code] = (await once(child, 'close')) as [number | null];
	return code === 0 ? '' : `A writer ended with ${code}: ${said}`;
}

/** Reads all there is, again and again until the writers have ended: what was ever not whole. */
async function watch(folder: string, exits: Promise<unknown>): Promise<string[]> {
	const journal = openJournal(path.join(folder, 'creates'));
	const seen = new Set<string>();
	const end = new AbortController();
	void exits.then(() => {
		end.abort();
	});
	while (!end.signal.aborted) {
		const {broken} = await journal.interrupted();
		try {
			openPreferences(folder);
		} catch (error) {
			seen.add(`The settings could not be read: ${String(error)}`);
		}

		for (const {file} of broken) {
			seen.add(`${path.basename(file)} was no entry.`);
		}

		await setImmediate();
	}

	return [...seen];
}

/** What was written and is not there, or is there and was not written. */
async function losses(folder: string, {writes}: Crowd, addresses: readonly string[]): Promise<string[]> {
	const {entries} = await openJournal(path.join(folder, 'creates')).interrupted();
	const numbers = Array.from({length: writes}, (_, index) => index);
	const wanted = addresses.flatMap((address) => numbers.map((number) => `${address} ten_${number} key_${number}`));
	const found = new Set(entries.map((entry) => `${entry.url} ${entry.tenant_id} ${entry.key_id}`));
	const missing = wanted.filter((each) => !found.has(each));

	const memory = openPreferences(folder);
	const counted = memory.read('https://shared.example/').sort;
	const total = String(writes * addresses.length);
	const tenants = JSON.stringify(
		numbers
			.map((number) => `ten_${number}`)
			.toReversed()
			.slice(0, 20),
	);
	const forgotten = addresses.filter((address) => JSON.stringify(memory.read(address).tenants) !== tenants);
	const leftovers = readdirSync(folder, {recursive: true, encoding: 'utf8'}).filter(
		(file) => !['creates', 'session.json'].includes(file) && !/^creates\/[\w-]+\.json$/.test(file),
	);
	return [
		...missing.map((each) => `The journal has lost ${each}.`),
		...(entries.length === wanted.length ? [] : [`The journal has ${entries.length} entries, not ${wanted.length}.`]),
		...(counted === total ? [] : [`The settings have counted ${counted} writes, not ${total}.`]),
		...forgotten.map((address) => `The settings have lost what was written last for ${address}.`),
		...leftovers.map(
			(file) => `There is a file left: ${file} (${readFileSync(path.join(folder, file)).length} bytes).`,
		),
	];
}

/** Writers at once: eight processes with a hundred writes each, three times over. */
export const writerCampaign: Campaign = async ({share = 'whole', ...options}) => {
	const crowd: Crowd = share === 'slice' ? {processes: 4, writes: 10} : {processes: 8, writes: 100};
	const rounds = share === 'slice' ? 1 : 3;
	const trials = Array.from({length: rounds}, (_, index) => ({
		name: `round ${index}`,
		run: async () => tryWriters(crowd),
	}));
	return runTrials(trials, {...options, atOnce: 1});
};
