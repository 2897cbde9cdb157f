import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {type Installation, tenantWith} from './installation.js';
import {type NpmStub} from './npm-stub.js';
import {figureRow, ratioRow, type Row} from './row.js';
import {type Command, sideBySide, timeOf} from './timing.js';

const node = process.execPath;
const ours = (count: number, ...more: string[]) =>
	[node, 'dist/cli.js', 'cloud', 'keys', 'list', '--tenant-id', tenantWith(count), ...more] as const;

/** A list of 50 keys, whole process. */
export async function shortListRows({address, env}: Installation, npm: NpmStub): Promise<Row[]> {
	const [list, bare, npmList] = await sideBySide(
		[
			async () => timeOf({argv: ours(50), env}),
			async () => timeOf({argv: [node, 'bench/subjects/bare-list.mjs', address, tenantWith(50)], env}),
			async () => timeOf({argv: ['npm', 'token', 'list', '--registry', npm.address, '--userconfig', npm.config]}),
		],
		25,
	);
	const what = '`keys list`, 50 keys, whole process';
	return [
		ratioRow({what, against: 'a bare script: `node:http`, JSON.parse, print'}, [list!, bare!], 1.5),
		ratioRow({what, against: '`npm token list` with a stub'}, [list!, npmList!], 0.6),
	];
}

/** A list of 100,000 keys as JSON lines: its time, and what memory it takes beyond a list of 1,000. */
export async function longListRows({address, env}: Installation, folder: string): Promise<Row[]> {
	const [list, bare] = await sideBySide(
		[
			async () => timeOf({argv: ours(100_000, '-o', 'jsonl'), env}),
			async () => timeOf({argv: [node, 'bench/subjects/bare-pages.mjs', address, tenantWith(100_000)], env}),
		],
		5,
	);
	const peakOf = async (argv: Command['argv']) => {
		const file = path.join(folder, 'peak');
		await timeOf({
			argv,
			env: {...env, BENCH_MEMORY: file, NODE_OPTIONS: `--import=${path.resolve('bench/subjects/peak-memory.mjs')}`},
		});
		return Number(await readFile(file, 'utf8')) / 1024;
	};

	const growth = (await peakOf(ours(100_000, '-o', 'jsonl'))) - (await peakOf(ours(1000, '-o', 'jsonl')));
	return [
		ratioRow(
			{what: '`list -o jsonl`, 100,000 keys', against: 'a bare script fetching and parsing the same pages'},
			[list!, bare!],
			1.5,
		),
		figureRow({what: 'memory of `list -o jsonl`, 100,000 keys', against: 'the same of 1,000 keys'}, growth, 40, 'MB'),
	];
}
