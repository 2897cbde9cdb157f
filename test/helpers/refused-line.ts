import {type ExecutionContext} from 'ava';
import {answering, hostileServer} from './hostile.js';
import {phywareHere} from './run-here.js';

/** A line of `phyware cloud keys` that is refused: with which message, and what to do. */
export type RefusedLine = readonly [title: string, argv: readonly string[], message: RegExp, remedy: RegExp];

/** Checks that a line is refused before anything is sent. */
export async function isRefused(t: ExecutionContext, [, argv, message, remedy]: RefusedLine): Promise<void> {
	const {address, requests} = await hostileServer(t, answering({status: 500}));
	const env = {PHYCLOUD_URL: address.origin, PHYCLOUD_API_KEY: 'phk_live_x'};
	const {exitCode, stdout, stderr} = await phywareHere(['cloud', 'keys', ...argv], {env});
	t.is(exitCode, 4);
	t.is(stdout, '');
	const [first = '', ...rest] = stderr.trimEnd().split('\n');
	t.regex(first.replace('error: ', ''), message);
	t.regex(rest.at(-1) ?? first, remedy);
	t.is(requests.length, 0);
	t.notRegex(stderr, /hunter2/);
}
