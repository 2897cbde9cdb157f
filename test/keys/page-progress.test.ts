import {setTimeout as delay} from 'node:timers/promises';
import test from 'ava';
import {createPageProgress, tooManyEntries} from '../../source/keys/page-progress.js';
import {ConnectionError} from '../../source/phycloud/connection-error.js';

const address = new URL('http://127.0.0.1:8000');

test('pages that lead in a circle are an error', (t) => {
	const progress = createPageProgress({address, timeLimit: 60_000});
	progress.follow('a');
	progress.follow('b');
	const error = t.throws(
		() => {
			progress.follow('a');
		},
		{instanceOf: ConnectionError},
	);
	t.regex(error.message, /repeats its pages/);
	t.false(error.transient);
});

test('pages that take longer together than the limit are an error that says how many came', async (t) => {
	const progress = createPageProgress({address, timeLimit: 1500});
	progress.follow('a');
	await progress.ask(async () => delay(1600));
	const error = t.throws(
		() => {
			progress.follow('b');
		},
		{instanceOf: ConnectionError},
	);
	t.is(error.message, 'The list of http://127.0.0.1:8000 did not end within 2 s.');
	t.regex(error.reason!, /^2 pages were read/);
	t.regex(error.remedy!, /--timeout/);
});

test('a page that fails keeps its error, and ends nothing by itself', async (t) => {
	const progress = createPageProgress({address, timeLimit: 10_000});
	await t.throwsAsync(
		progress.ask(async () => {
			throw new Error('gone');
		}),
		{message: 'gone'},
	);
	t.notThrows(() => {
		progress.follow('a');
	});
});

test('too many entries name the ways to have them all', (t) => {
	const {message, remedy} = tooManyEntries(address);
	t.regex(message, /more than 250,000 entries/);
	t.regex(remedy!, /--output jsonl.*--limit/);
});
