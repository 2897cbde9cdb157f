import {gzipSync} from 'node:zlib';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {hostileServer, rawAnswer} from '../helpers/hostile.js';
import {program, testEnvironment} from '../helpers/run.js';
import {sampleKey} from '../helpers/sample-key.js';
import {withStage} from '../helpers/stage.js';
import {type Campaign, type Finding, runTrials, spread, type Trial} from './campaign.js';

const mebi = 1024 * 1024;
const size = 15 * mebi;
const key = sampleKey();
const listed = (changes: object) => JSON.stringify({keys: [{...key, ...changes}], next_cursor: null});
const filled = (unit: string, length = size) => unit.repeat(Math.floor(length / Buffer.byteLength(unit)));

/** Bodies that are made to take memory or time: each within what an answer may decode to, or just beyond. */
const bombs: Readonly<Record<string, () => string>> = {
	'numbers for keys': () => `{"keys":[${filled('0,')}0]}`,
	'empty objects for keys': () => `{"keys":[${filled('{},')}{}]}`,
	'empty lists for keys': () => `{"keys":[${filled('[],')}[]]}`,
	'strings for keys': () => `{"keys":[${filled('"",')}""]}`,
	'lists in lists': () => filled('['),
	'objects in objects': () => filled('{"a":'),
	'a deep field of a key': () => listed({scopes: 'X'}).replace('"X"', `${filled('[', 100_000)}${filled(']', 100_000)}`),
	'scopes by the million': () => listed({scopes: 'X'}).replace('"X"', `[${filled('"a",')}"a"]`),
	'fields by the hundred thousand': () =>
		`{${Array.from({length: 400_000}, (_, index) => `"a${index}":1`).join(',')},"keys":[]}`,
	'a name of letters': () => listed({name: filled('a')}),
	'a name of umlauts': () => listed({name: filled('é')}),
	'a name of marks': () => listed({name: `a${filled('\u0301')}`}),
	'a name of families': () => listed({name: filled('👩‍👩‍👧')}),
	'a name of escapes': () => listed({name: 'X'}).replace('X', filled(String.raw`\u001b]0;`)),
	'a name of joiners': () => listed({name: filled('\u200D')}),
	'a name of half pairs': () => listed({name: 'X'}).replace('X', filled(String.raw`\ud83d`)),
	'one long name beside many': () =>
		JSON.stringify({
			keys: [
				{...key, name: filled('a', 10 * mebi)},
				...Array.from({length: 1000}, (_, id) => ({...key, id: `key_${id}`})),
			],
		}),
	'a scope of megabytes': () => listed({scopes: [filled('a')]}),
	'a mask of megabytes': () => listed({redacted_secret: filled('•')}),
	'an id of megabytes': () => listed({id: filled('a')}),
	'a status of megabytes': () => listed({status: filled('é')}),
	'a time of digits': () => listed({expires_at: filled('9')}),
	'a number of digits': () => listed({expires_at: 'X'}).replace('"X"', filled('9')),
	'a cursor of megabytes': () => JSON.stringify({keys: [], next_cursor: filled('c')}),
	'text that is no JSON': () => filled('x'),
	blanks: () => `${filled(' ')}{"keys":[]}`,
	'more than an answer may hold': () => listed({name: filled('a', 40 * mebi)}),
};

const statuses = [200, 403] as const;
const formats = ['table', 'json', 'jsonl'] as const;

/** The time limit of the command, how much later it may end, in milliseconds, and the memory that it may take, in bytes. */
const timeLimit = 5000;
const patience = 2000;
const maximumMemory = 320 * mebi;

/** What is late once may be so because others use the machine; what is late a second time is. */
async function tryBomb(body: string, shape: Shape): Promise<Finding> {
	const finding = await tryBombOnce(body, shape);
	return finding.violations.some((what) => isLate.test(what)) ? tryBombOnce(body, shape) : finding;
}

const isLate = /^It took \d+ ms\.$/;

async function tryBombOnce(body: string, {status, format, isPacked}: Shape): Promise<Finding> {
	return withStage(async (t) => {
		const bytes = isPacked ? gzipSync(body, {level: 1}) : Buffer.from(body);
		const headers = {'content-type': 'application/json', ...(isPacked && {'content-encoding': 'gzip'})};
		const answer = rawAnswer({status, headers, body: bytes});
		const {address} = await hostileServer(t, (socket) => {
			socket.end(answer);
		});
		const start = performance.now();
		const {exitCode, stderr, memory} = await measured([
			'cloud',
			'keys',
			'list',
			'--tenant-id',
			'ten_abc123',
			'--url',
			address.origin,
			'--output',
			format,
			'--timeout',
			`${timeLimit}ms`,
		]);
		const milliseconds = performance.now() - start;
		return {
			ending: `exit ${exitCode}`,
			violations: [
				...(milliseconds > timeLimit + patience ? [`It took ${Math.round(milliseconds)} ms.`] : []),
				...(memory > maximumMemory ? [`It took ${Math.round(memory / mebi)} MB.`] : []),
				...(/INTERNAL|unexpected|heap/.test(stderr) ? [stderr.slice(0, 300)] : []),
				...([0, 1, 2].includes(exitCode!) ? [] : [`Exit code ${exitCode}: ${stderr.slice(0, 300)}`]),
			],
		};
	});
}

type Shape = {
	readonly status: (typeof statuses)[number];
	readonly format: (typeof formats)[number];
	readonly isPacked: boolean;
};

/** Loaded into the program, it says at the end how much memory that had at most: on Linux since it was started, where `maxRSS` would have that of the process that started it. */
const tellsMemory = `data:text/javascript,${encodeURIComponent(
	String.raw`import {readFileSync} from 'node:fs';
	const peak = () => {
		try {
			return /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1];
		} catch {
			return process.resourceUsage().maxRSS;
		}
	};
	process.on('exit', () => process._rawDebug('MEMORY ' + peak()));`,
)}`;

async function measured(argv: readonly string[]) {
	const child = spawn(process.execPath, ['--import', tellsMemory, program, ...argv], {
		stdio: ['ignore', 'ignore', 'pipe'],
		env: testEnvironment({PHYCLOUD_API_KEY: 'phk_live_credential'}),
	});
	const closed = once(child, 'close');
	let stderr = '';
	for await (const chunk of child.stderr) {
		stderr += String(chunk);
	}

	const [exitCode] = (await closed) as [number | null];
	return {exitCode, stderr, memory: 1024 * Number(/MEMORY (\d+)/.exec(stderr)?.[1] ?? Infinity)};
}

/** Answers that are made to take memory or time, plain and compressed, as lists and as refusals. */
export const answerBombCampaign: Campaign = async ({share = 'whole', ...options}) => {
	const shapes = statuses.flatMap((status) =>
		formats.flatMap((format) => [true, false].map((isPacked): Shape => ({status, format, isPacked}))),
	);
	const trials = Object.entries(bombs).flatMap(([name, body]) =>
		shapes.map((shape): Trial => ({
			name: `${name}, ${shape.status}, ${shape.format}${shape.isPacked ? ', compressed' : ''}`,
			run: async () => tryBomb(body(), shape),
		})),
	);
	return runTrials(share === 'slice' ? spread(trials, 12) : trials, {...options, atOnce: 2});
};
