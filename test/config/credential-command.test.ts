import {writeFileSync} from 'node:fs';
import path from 'node:path';
import test from 'ava';
import {PhywareError} from '../../source/core/errors.js';
import {readFromCommand} from '../../source/config/credential-command.js';
import {errorText} from '../../source/output/error-text.js';
import {temporaryFolder} from '../helpers/temporary-folder.js';

const unixTest = process.platform === 'win32' ? test.skip : test;
const {PATH} = process.env;

async function read(command: string, options: {timeLimit?: number; signal?: AbortSignal; environment?: object} = {}) {
	const {timeLimit = 10_000, signal = new AbortController().signal, environment = {}} = options;
	return readFromCommand(command, {environment: {PATH, ...environment}, timeLimit, signal});
}

async function failure(command: string, options: Parameters<typeof read>[1] = {}): Promise<PhywareError> {
	try {
		await read(command, options);
	} catch (error) {
		if (error instanceof PhywareError) {
			return error;
		}

		throw error;
	}

	throw new Error('It did not fail.');
}

unixTest('its output is what it prints, with or without a shell', async (t) => {
	t.is(await read('printf %s phk_live_a'), 'phk_live_a');
	t.is(await read('echo phk_live_b | tr b c'), 'phk_live_c\n');
});

unixTest('a word that a shell would change comes as it is where there is no shell', async (t) => {
	t.is(await read("printf %s '$HOME'"), '$HOME');
});

unixTest('what it prints on standard error is told if it fails, and not if it works', async (t) => {
	const {code, message, reason, remedy} = await failure('echo "vault is sealed" >&2; exit 3');
	t.is(code, 'CREDENTIAL');
	t.is(message, 'The credential command failed.');
	t.is(reason, 'It ended with exit code 3. It says: vault is sealed');
	t.regex(remedy!, /shell/);
	t.is(await read('echo warning >&2; echo key'), 'key\n');
});

unixTest('a key that it prints is told nowhere, not even one that it prints on standard error as well', async (t) => {
	const error = await failure('echo canary-key-4711; echo "rejected: canary-key-4711" >&2; exit 1');
	t.is(error.reason, 'It ended with exit code 1. It says: rejected: <redacted>');
	t.notRegex(errorText(error, {json: false, paint: (_, text) => text}), /canary/);
});

unixTest('one that does not end is ended, with all that it ignores', async (t) => {
	const start = Date.now();
	const {reason} = await failure("trap '' TERM; while :; do sleep 0.1; done", {timeLimit: 200});
	t.is(reason, 'It did not end within 0.2 s.');
	t.true(Date.now() - start < 5000);
});

unixTest('a program that is left behind, and holds its output open, is not waited for', async (t) => {
	const start = Date.now();
	t.is(await read('echo key; sleep 30 &'), 'key\n');
	t.true(Date.now() - start < 10_000);
});

test('a program that is not there is said to be not there', async (t) => {
	const {reason} = await failure('phyware-has-no-such-program --now');
	t.is(reason, 'The program was not found.');
});

unixTest('it has no API key in its environment, nor itself', async (t) => {
	const environment = {PHYCLOUD_API_KEY: 'phk_live_canary', PHYCLOUD_API_KEY_COMMAND: 'get', OTHER: 'x'};
	const output = await read('env', {environment});
	t.regex(output, /^OTHER=x$/m);
	t.notRegex(output, /PHYCLOUD_API_KEY|canary/);
});

unixTest('one that would run itself is not run', async (t) => {
	const marked = Object.fromEntries(
		(await read('env'))
			.split('\n')
			.filter((line) => line.startsWith('PHYWARE_'))
			.map((line) => line.split('=')),
	) as object;
	const {message, reason} = await failure('echo key', {environment: marked});
	t.is(message, 'The credential command was not run.');
	t.regex(reason!, /would run itself/);
});

unixTest('it is ended when the program is asked to stop', async (t) => {
	const stop = new AbortController();
	const reading = read('sleep 30', {signal: stop.signal});
	setTimeout(() => {
		stop.abort(new Error('stopped'));
	}, 50);
	await t.throwsAsync(reading, {message: 'stopped'});
});

unixTest('it cannot read what is piped to the program', async (t) => {
	t.is(await read('cat'), '');
});

unixTest('output without end does not fill the memory', async (t) => {
	const before = process.memoryUsage().rss;
	const {reason} = await failure('yes', {timeLimit: 500});
	t.regex(reason!, /did not end/);
	t.true(process.memoryUsage().rss - before < 100_000_000);
});

unixTest('a script that cannot be run says why', async (t) => {
	const script = path.join(temporaryFolder(), 'get-key');
	writeFileSync(script, '#!/bin/sh\necho key\n', {mode: 0o600});
	const {reason} = await failure(script);
	t.is(reason, 'It could not be started: EACCES.');
});
