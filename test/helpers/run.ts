import {type ChildProcess, spawn} from 'node:child_process';
import path from 'node:path';
import pLimit from 'p-limit';
import {temporaryFolder} from './temporary-folder.js';

/** The root of the project. */
export const root = process.cwd();

/** The built program. */
export const program = path.join(root, 'dist/cli.js');

export type Run = {
	readonly exitCode: number | null;
	readonly signal: NodeJS.Signals | null;
	readonly stdout: string;
	readonly stderr: string;
};

export type RunOptions = {
	readonly env?: Readonly<Record<string, string | undefined>>;
	readonly input?: string | undefined;
	readonly cwd?: string;
	/** The number of the user to run as, with no further groups; only root may choose. */
	readonly user?: number;
	/** Leaves standard input open, as a terminal or a forgotten pipe would. */
	readonly keepInputOpen?: boolean;
	/** Called with the running process, for signals. */
	readonly onStart?: (process: ChildProcess) => void;
};

const home = temporaryFolder();

/** Tests of a file start together; so many commands at once are enough for two cores. */
const limit = pLimit(4);

/** The environment of a command under test: nothing of the developer's own. */
export function testEnvironment(extra: RunOptions['env'] = {}): Record<string, string> {
	const {PATH} = process.env;
	const environment: Record<string, string | undefined> = {
		PATH: [
			path.join(root, 'test/helpers/bin'),
			path.dirname(process.execPath),
			PATH,
			path.join(root, 'test/helpers/jq-fallback'),
		].join(':'),
		HOME: home,
		LANG: 'C.UTF-8',
		TERM: 'xterm-256color',
		// Node hands it to children unless they have it; what runs in process is measured, which is nearly all.
		NODE_V8_COVERAGE: '',
		...extra,
	};
	return Object.fromEntries(
		Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined),
	);
}

/** Runs the built program, without a terminal. */
export async function phyware(argv: readonly string[], options: RunOptions = {}): Promise<Run> {
	return limit(async () => run(process.execPath, [program, ...argv], options));
}

/** Runs a line of shell in which `phyware` is the built program. */
export async function shell(line: string, options: RunOptions = {}): Promise<Run> {
	return limit(async () => run('bash', ['-c', line], options));
}

async function run(command: string, argv: readonly string[], options: RunOptions): Promise<Run> {
	const child = spawn(command, argv, {
		cwd: options.cwd,
		env: testEnvironment(options.env),
		stdio: 'pipe',
		...(options.user !== undefined && {uid: options.user, gid: 0}),
	});
	options.onStart?.(child);
	const stdout: Buffer[] = [];
	const stderr: Buffer[] = [];
	child.stdout.on('data', (chunk: Buffer) => {
		stdout.push(chunk);
	});
	child.stderr.on('data', (chunk: Buffer) => {
		stderr.push(chunk);
	});
	child.stdin.on('error', () => undefined);
	if (!options.keepInputOpen) {
		child.stdin.end(options.input ?? '');
	}

	return new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('close', (exitCode, signal) => {
			resolve({
				exitCode,
				signal,
				stdout: Buffer.concat(stdout).toString(),
				stderr: Buffer.concat(stderr).toString(),
			});
		});
	});
}
