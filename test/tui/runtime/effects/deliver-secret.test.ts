import {readFileSync} from 'node:fs';
import path from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
import test from 'ava';
import {Secret} from '../../../../source/core/secret.js';
import {createDeliverer} from '../../../../source/tui/runtime/effects/deliver.js';
import {type Message} from '../../../../source/tui/model/messages.js';
import {sampleKey} from '../../../helpers/sample-key.js';
import {temporaryFolder} from '../../../helpers/temporary-folder.js';

const value = 'phk_live_4fT9cAnArYvAlUe0123';
const unixTest = process.platform === 'win32' ? test.skip : test;

function deliverer() {
	const outcome = Promise.withResolvers<Message>();
	const context = {dispatch: outcome.resolve, now: () => new Date(), signal: new AbortController().signal};
	const {deliver, stop} = createDeliverer(context, {PATH: process.env['PATH']});
	return {
		stop,
		async run(line: string) {
			await deliver(sampleKey(), new Secret(value), line);
			return outcome.promise;
		},
	};
}

unixTest('a line of the shell gets the exact secret, and the facts of the key', async (t) => {
	const folder = temporaryFolder();
	const line = `cat > '${folder}/got' && printf '%s %s' "$PHYWARE_KEY_ID" "$PHYWARE_KEY_NAME" > '${folder}/facts'`;
	t.deepEqual(await deliverer().run(line), {type: 'secret-delivered', keyId: 'key_abc123', command: line});
	t.is(readFileSync(path.join(folder, 'got'), 'utf8'), value);
	t.is(readFileSync(path.join(folder, 'facts'), 'utf8'), 'key_abc123 ingest-key');
});

const failures: ReadonlyArray<readonly [line: string, message: RegExp, reason: string | undefined]> = [
	['cat > /dev/null; echo no rights >&2; exit 3', /ended with exit code 3\.$/, 'It printed: no rights'],
	['cat > /dev/null; exit 1', /ended with exit code 1\.$/, undefined],
	['cat; exit 1', /ended with exit code 1\.$/, undefined],
	['head -c 20; exit 1', /ended with exit code 1\.$/, undefined],
	['no-such-command', /ended with exit code 127\.$/, undefined],
];

for (const [line, message, reason] of failures) {
	unixTest(`${line}: the secret is not delivered, and it is said why`, async (t) => {
		const outcome = await deliverer().run(line);
		t.is(outcome.type, 'secret-delivery-failed');
		const {error} = outcome as Message & {type: 'secret-delivery-failed'};
		t.regex(error.message, message);
		t.true(reason === undefined || error.reason === reason, error.reason);
		t.false(JSON.stringify({...error, message: error.message}).includes(value.slice(9, 20)));
		t.is(error.reason?.includes('phk_') ?? false, false);
	});
}

unixTest('a command that is stopped has not taken the secret', async (t) => {
	const {run, stop} = deliverer();
	const running = run('exec sleep 60');
	await delay(100);
	stop();
	const {type, error} = (await running) as Message & {type: 'secret-delivery-failed'};
	t.is(type, 'secret-delivery-failed');
	t.regex(error.message, /was interrupted\.$/);
});
