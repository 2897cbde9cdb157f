import {randomUUID} from 'node:crypto';
import {errorSentences, PhywareError} from '../../source/core/errors.js';
import {Secret} from '../../source/core/secret.js';
import {createKey} from '../../source/keys/create-key.js';
import {recoverCreate} from '../../source/keys/recover-keys.js';
import {undoCreate} from '../../source/keys/undo-create.js';
import {createClient, type PhyCloud} from '../../source/phycloud/client.js';
import {openJournal} from '../../source/storage/journal/journal.js';
import {phyware, type Run, type RunOptions} from '../helpers/run.js';
import {type Outcome, type Recovered} from './invariants.js';
import {type Subject} from './subject.js';

/** Creates keys, and recovers or revokes pending ones, in this process or with the program. */
export type Driver = {
	readonly name: string;
	readonly create: (subject: Subject) => Promise<Outcome>;
	readonly recover: (subject: Subject) => Promise<Recovered>;
	readonly undo: (subject: Subject) => Promise<void>;
};

/** How long a create may take where faults are about: long enough for a second try. */
const hurried = 400;
const patient = 10_000;

const now = () => new Date();

function clientOf({proxy, installation}: Subject, timeLimit: number): PhyCloud {
	return createClient({
		address: proxy.address,
		credential: new Secret(installation.operator),
		userAgent: 'phyware/campaign',
		timeLimit,
		random: () => 0,
	});
}

/** The use cases themselves, with a real client and a real journal. */
export const inProcess = inProcessWithin(hurried);

/** The same, with a time limit of its own for a create, in milliseconds. */
export function inProcessWithin(timeLimit: number): Driver {
	return {
		name: 'in process',
		async create(subject) {
			const {tenantId, name, journalFolder} = subject;
			try {
				const {secret, delivered} = await createKey(clientOf(subject, timeLimit), openJournal(journalFolder), {
					tenantId,
					name,
					scopes: ['read:events', 'write:events'],
					expiresAt: null,
					idempotencyKey: randomUUID(),
					now,
				});
				await delivered();
				return {secret: secret.reveal(), failure: undefined, said: ''};
			} catch (error) {
				if (error instanceof PhywareError) {
					return {secret: undefined, failure: error.code, said: errorSentences(error)};
				}

				throw error;
			}
		},
		async recover(subject) {
			const journal = openJournal(subject.journalFolder);
			const secrets: string[] = [];
			const said: string[] = [];
			for (const entry of subject.journal().entries) {
				try {
					const recovery = await recoverCreate(clientOf(subject, patient), journal, entry, {now});
					if (recovery.kind === 'created') {
						secrets.push(recovery.created.secret.reveal());
						await recovery.created.delivered();
					}
				} catch (error) {
					said.push(errorSentences(error as PhywareError));
				}
			}

			return {secrets, said: said.join('\n')};
		},
		async undo(subject) {
			const journal = openJournal(subject.journalFolder);
			for (const entry of subject.journal().entries) {
				await undoCreate(clientOf(subject, patient), journal, entry, {now, mayRevoke: async () => false});
			}
		},
	};
}

/** The built program, scripted. */
export const program: Driver = {
	name: 'program',
	async create(subject) {
		return outcomeOf(await runCreate(subject, ['--timeout', '600ms']));
	},
	async recover(subject) {
		const {stdout, stderr} = await runKeys(subject, ['recover', '-o', 'jsonl']);
		const keys = stdout
			.split('\n')
			.filter((line) => line !== '')
			.map((line) => JSON.parse(line) as {secret: string});
		return {secrets: keys.map(({secret}) => secret), said: stderr};
	},
	async undo(subject) {
		await runKeys(subject, ['recover', '--revoke']);
	},
};

export async function runCreate(
	subject: Subject,
	argv: readonly string[] = [],
	options: RunOptions = {},
): Promise<Run> {
	const {tenantId, name} = subject;
	return runKeys(subject, ['create', '--tenant-id', tenantId, '--name', name, '-o', 'json', ...argv], options);
}

async function runKeys(subject: Subject, argv: readonly string[], options: RunOptions = {}): Promise<Run> {
	return phyware(['cloud', 'keys', ...argv], {...options, env: environmentOf(subject)});
}

/** The environment in which the program works on a subject. */
export function environmentOf({proxy, installation, stateFolder}: Subject): Record<string, string> {
	return {
		PHYCLOUD_URL: proxy.address.origin,
		PHYCLOUD_API_KEY: installation.operator,
		XDG_STATE_HOME: stateFolder,
	};
}

/** What a run of the program that prints JSON came to. */
export function outcomeOf(run: Run): Outcome {
	return {
		secret: secretIn(run.stdout),
		failure: run.exitCode === 0 ? undefined : failureOf(run),
		said: run.stderr,
	};
}

function secretIn(stdout: string): string | undefined {
	try {
		return (JSON.parse(stdout) as {key: {secret: string}}).key.secret;
	} catch {
		return undefined;
	}
}

/** The code of the error that was told. */
function failureOf({signal, stderr}: Run): string {
	if (signal !== null) {
		return 'KILLED';
	}

	const line = stderr.split('\n').find((each) => each.startsWith('{"error":'));
	return line === undefined ? 'UNTOLD' : (JSON.parse(line) as {error: {code: string}}).error.code;
}
