import {readFileSync} from 'node:fs';
import path from 'node:path';
import {inspect} from 'node:util';
import {InterruptedError} from '../../source/core/errors.js';
import {openJournal} from '../../source/storage/journal/journal.js';
import {openPreferences} from '../../source/storage/stored-preferences.js';
import {hostileServer} from '../helpers/hostile.js';
import {pick, type Random} from '../helpers/seeded.js';
import {withStage} from '../helpers/stage.js';
import {type Finding} from './campaign.js';
import {countOf, filesThatHold, holds} from './canary-search.js';
import {type Canaries, fail, type FailureKind, honestAnswer} from './canary-server.js';
import {type OwnFolders} from './own-folders.js';
import {openBench, type SessionBench} from './session-bench.js';

/** What a person does, up to the request that counts. */
export type Flow = {
	readonly name: string;
	/** The requests that fail: those whose first line matches. */
	readonly fails: RegExp;
	readonly signsIn?: boolean;
	readonly tenantId?: string;
	readonly act: (bench: SessionBench, canaries: Canaries) => Promise<void>;
};

const tenantId = 'ten_abc123';
const isList = /live[\s\S]*ingest-key/;

async function signIn({press}: SessionBench, {credential}: Canaries): Promise<void> {
	await press('', /Sign in to an installation/);
	// A key is pasted, or comes as it is typed.
	await press(`\u001B[200~${credential.text}\n\u001B[201~`, /[•*]{20}/);
	await press('\r', /./);
}

async function fillIn({press}: SessionBench): Promise<void> {
	await press('', isList);
	await press('n', /who will use it/);
	await press('fresh', /fresh/);
	await press('\r', /./);
}

/** What is done in sessions that a server lets down. */
export const flows: readonly Flow[] = [
	{name: 'the tenants', fails: /^GET \/v1\/tenants\?/, act: async () => undefined},
	{name: 'the keys', fails: /^GET \/v1\/tenants\/ten_abc123\/keys/, tenantId, act: async () => undefined},
	{name: 'everything', fails: /./, tenantId, act: async () => undefined},
	{name: 'a sign-in', fails: /\/identity/, signsIn: true, act: signIn},
	{name: 'a create', fails: /^POST/, tenantId, act: fillIn},
	{
		name: 'a revocation',
		fails: /^DELETE/,
		tenantId,
		async act({press}) {
			await press('', isList);
			await press('r', /to revoke it/);
			await press('ingest-key', /❯ ingest-key/);
			await press('\r', /./);
		},
	},
];

/** How a session is left. */
const endings = ['asked', 'signal'] as const;

export type SessionTrial = {readonly flow: Flow; readonly kind: FailureKind; readonly canaries: Canaries};

/** A session in which a request fails, looked through for secrets. */
export async function tryFailure(
	{flow, kind, canaries}: SessionTrial,
	folders: OwnFolders,
	random: Random,
): Promise<Finding> {
	return withSession(flow, {kind, canaries, folders}, async (bench, answered) => {
		await flow.act(bench, canaries);
		await answered;
		const {terminal} = bench;
		await terminal.shows((screen) => !/creating…|signing in…|Revoking…|revoking |Fetching|loading/.test(screen));
		const told = await leave(bench, pick(random, endings));
		return {
			ending: 'session failed',
			violations: [
				...sightings({raw: terminal.raw, told}, canaries.credential, 'The credential'),
				...sightings({raw: terminal.raw, told}, canaries.minted, 'The minted secret'),
			],
		};
	});
}

/** A session that mints a key: its secret is hidden, shown, hidden again, written to a file, copied, and gone. */
export async function tryDelivery(canaries: Canaries, folders: OwnFolders, random: Random): Promise<Finding> {
	const flow = flows.find(({name}) => name === 'a create')!;
	return withSession(flow, {kind: undefined, canaries, folders}, async (bench) => {
		const {terminal, press} = bench;
		const {minted, credential} = canaries;
		await fillIn(bench);
		await press('', /only time/);
		const violations = sightings({raw: terminal.raw}, minted, 'Before it is shown, the secret');
		const shown = await press('v', /v hide/);
		violations.push(...(countOf(shown, minted) === 1 ? [] : [`It is not shown once: ${shown}`]));
		const hidden = await press('v', /v reveal/);
		violations.push(...sightings({hidden}, minted, 'Hidden again, the secret'));
		const {length} = terminal.raw;
		const file = path.join(folders.home, 'chosen.secret');
		await press('w', /fresh\.secret/);
		await press(`\u0015${file}`, /chosen\.secret/);
		const isWritten = random() < 0.5;
		await press(isWritten ? '\r' : '\u001B', isWritten ? /Written to/ : /v reveal/);
		await press('c', /Sent to the terminal/);
		await press(isWritten ? '\r' : '\u001B', isWritten ? isList : /without the secret of/);
		if (!isWritten) {
			await press('y', isList);
		}

		const told = await leave(bench, 'asked');
		// The clipboard of the terminal is asked for.
		const after = terminal.raw.slice(length).replaceAll(/\u001B\]52;c;[^\u0007]*\u0007/g, '');
		const kept = isWritten ? readFileSync(file, 'utf8') : `${minted.text}\n`;
		return {
			ending: isWritten ? 'session wrote it' : 'session let it go',
			violations: [
				...violations,
				...sightings({after, told}, minted, 'Afterwards the secret'),
				...sightings({raw: terminal.raw, told}, credential, 'The credential'),
				...(kept === `${minted.text}\n` ? [] : [`The file has ${kept}`]),
			],
		};
	});
}

type Setting = {readonly kind: FailureKind | undefined; readonly canaries: Canaries; readonly folders: OwnFolders};

async function withSession(
	{fails, signsIn = false, tenantId: opened}: Flow,
	{kind, canaries, folders}: Setting,
	work: (bench: SessionBench, answered: Promise<void>) => Promise<Finding>,
): Promise<Finding> {
	folders.clear();
	const finding = await withStage(async (t) => {
		const answered = Promise.withResolvers<void>();
		const {address} = await hostileServer(t, (socket, request) => {
			if (kind !== undefined && fails.test(request)) {
				fail(socket, kind, canaries);
				answered.resolve();
			} else {
				socket.end(honestAnswer(request, canaries));
			}
		});
		const bench = openBench(t, {
			address,
			credential: signsIn ? undefined : canaries.credential.text,
			tenantId: opened,
			journal: openJournal(folders.journal),
			memory: openPreferences(),
			// A request without an answer fails soon.
			timeLimit: kind?.isPassing === true ? 150 : 5000,
			home: folders.home,
		});
		return work(bench, answered.promise);
	});
	const left = [canaries.credential, canaries.minted].flatMap((canary) => filesThatHold(folders.home, canary));
	const strays = left.filter((file) => file !== 'chosen.secret');
	return {...finding, violations: [...finding.violations, ...strays.map((file) => `A secret lies in ${file}.`)]};
}

/** Leaves the session, and resolves with all that it says at the end. */
async function leave({terminal, stop, ended}: SessionBench, how: (typeof endings)[number]): Promise<string> {
	if (how === 'signal') {
		stop(new InterruptedError('SIGTERM'));
	} else {
		// While a secret is not saved, the first press asks, and the second answers.
		terminal.press('\u0003');
		terminal.press('\u0003');
	}

	const [outcome] = await Promise.allSettled([ended]);
	return inspect(outcome, {depth: 9, showHidden: true});
}

function sightings(texts: Readonly<Record<string, string>>, canary: Canaries['minted'], what: string): string[] {
	return Object.entries(texts)
		.filter(([, text]) => holds(text, canary))
		.map(([place, text]) => `${what} is in ${place}: ${JSON.stringify(around(text, canary))}`);
}

/** The text around a secret, for the report. */
export function around(text: string, {body}: Canaries['minted']): string {
	const at = text.toLowerCase().indexOf(body.slice(8, 20).toLowerCase());
	return text.slice(Math.max(0, at - 150), at + 150);
}
