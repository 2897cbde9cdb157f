import test from 'ava';
import {type Loss} from './server.js';
import {keysIn, lastMade, openPlace} from './place.js';
import {variantOf} from './variants.js';

const cuts: ReadonlyArray<readonly [where: string, at: (body: string, secret: string) => number]> = [
	['in the middle of the secret', (body, secret) => body.indexOf(secret) + secret.length - 6],
	['before the quote that ends the secret', (body, secret) => body.indexOf(secret) + secret.length],
	['after the secret', (body, secret) => body.indexOf(secret) + secret.length + 1],
	['before its last brace', (body) => body.length - 1],
];

const names = [
	'is as the strict wire has it',
	'sends only id, name, scopes and secret',
	'answers a create with the secret alone',
];

for (const name of names) {
	for (const [where, at] of cuts) {
		// A transfer that is short is tried again until the time is up: once for each place is enough.
		for (const short of name === names[0] ? [false, true] : [false]) {
			test.serial(
				`a create's answer that ends ${where}, ${short ? 'short of its length' : 'as long as it says'}, delivers nothing where the server ${name}`,
				async (t) => {
					const {server, run, empty, journal} = await openPlace(t, variantOf(name));
					const loss: Loss = {kind: 'cut', at, short};
					server.lose(9, loss);
					const {exitCode, stdout, stderr} = await run([
						'create',
						...empty,
						'--name',
						'cut',
						'-o',
						'json',
						'--timeout',
						'1s',
					]);
					t.deepEqual([exitCode, stdout], [1, '']);
					t.false(stderr.includes(lastMade(server).secret.slice(0, 20)));
					t.regex(stderr, /recover/);
					t.is(journal().length, 1);

					server.lose(0, loss);
					const recovered = await run(['recover', '-o', 'json']);
					t.is(recovered.exitCode, 0, recovered.stderr);
					t.is(keysIn(recovered.stdout)[0]!['secret'], lastMade(server).secret);
					t.is(server.store.minted.length, 1);
					t.deepEqual(journal(), []);
				},
			);
		}
	}
}

const wordless: ReadonlyArray<readonly [what: string, body: unknown]> = [
	['a key without a secret', {key: {id: 'key_abc123', name: 'wordless', scopes: []}}],
	['a secret that is null', {key: {id: 'key_abc123', name: 'wordless', scopes: [], secret: null}}],
	['a secret that is empty', {key: {id: 'key_abc123', name: 'wordless', scopes: [], secret: ''}}],
	['a secret that is a number', {key: {id: 'key_abc123', name: 'wordless', scopes: [], secret: 1234}}],
	['{}', {}],
	['a web page', '<html><body>"secret": "phk_live_of_a_web_page"</body></html>'],
	['no body', undefined],
];

for (const [what, body] of wordless) {
	test.serial(`a create that is answered with ${what} is an unknown outcome, and stays in the journal`, async (t) => {
		const {run, empty, journal} = await openPlace(t, {name: what, creation: () => ({status: 201, body})});
		const {exitCode, stdout, stderr} = await run(['create', ...empty, '--name', 'wordless', '-o', 'json']);
		t.deepEqual([exitCode, stdout], [1, '']);
		t.regex(stderr, /recover/);
		t.is(journal().length, 1);
	});
}
