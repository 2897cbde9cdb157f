import {execa} from 'execa';
import {figureRow, type Row} from './row.js';
import {bundle} from './session.js';

type Times = {readonly moving: readonly number[]; readonly arranging: readonly number[]; readonly lost: number};

/** From a key press to its frame, with 10,000 keys. */
export async function pressRows(folder: string): Promise<Row[]> {
	const {stdout} = await execa(process.execPath, [await bundle('bench/session-keys.ts', folder)]);
	const {moving, arranging, lost} = JSON.parse(stdout) as Times;
	const p95 = (times: readonly number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)]!;
	const row = (kind: string, times: readonly number[]) =>
		figureRow(
			{what: `key press to frame, 10,000 keys: ${kind}`, against: 'one frame at 60 Hz, p95'},
			p95(times),
			16,
			'ms',
		);
	return [
		row('move, page, mark', moving),
		row('sort, turn round, status, filter', arranging),
		figureRow({what: 'keys lost in a flood of 200', against: 'none'}, lost, 0, 'keys'),
	];
}

/** What an hour of refreshing leaves in memory. */
export async function soakRows(folder: string): Promise<Row[]> {
	const {stdout} = await execa(process.execPath, ['--expose-gc', await bundle('bench/soak.ts', folder)]);
	const {growth} = JSON.parse(stdout) as {readonly growth: number};
	return [
		figureRow(
			{what: "growth of the session's heap in an hour of refreshes, 10,000 keys", against: 'its first quarter'},
			growth,
			5,
			'MB',
		),
	];
}
