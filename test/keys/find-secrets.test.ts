import test from 'ava';
import fc from 'fast-check';
import {findSecrets, maximumSecrets} from '../../source/keys/find-secrets.js';

const one = `phk_live_${'a'.repeat(43)}x7Qd`;
const two = `phk_test_${'b'.repeat(43)}k9Pq`;

/** A text in chunks of so many bytes. */
async function* chunksOf(text: string, size: number): AsyncGenerator<Uint8Array, void> {
	const bytes = Buffer.from(text);
	for (let start = 0; start < bytes.length; start += size) {
		yield bytes.subarray(start, start + size);
	}
}

const found = async (text: string, size = 65_536) => {
	const {secrets, ...facts} = await findSecrets(chunksOf(text, size));
	return {secrets: secrets.map((secret) => secret.reveal()), ...facts};
};

const cases: ReadonlyArray<readonly [what: string, text: string, secrets: readonly string[]]> = [
	['a bare secret', one, [one]],
	['a secret and a line end', `${one}\r\n`, [one]],
	['a log with two secrets', `start\nkey=${one}, other "${two}"\nend`, [one, two]],
	['the same secret twice', `${one} ${two} ${one}`, [one, two]],
	['a secret in a URL', `https://host/?key=${one}&x=1`, [one]],
	['a secret of another form', 'sk-0123456789abcdef', ['sk-0123456789abcdef']],
	['a word among others', 'a log without any', []],
	['a short word', 'word', []],
	['an unfinished secret', 'phk_live_short in a log', []],
];

for (const [what, text, secrets] of cases) {
	test(`${what}: ${secrets.length} found, whatever the chunks`, async (t) => {
		for (const size of [1, 7, 64, 65_536]) {
			t.deepEqual((await found(text, size)).secrets, secrets, String(size));
		}
	});
}

test('nothing and blanks are empty, a NUL makes it binary', async (t) => {
	t.like(await found(''), {isEmpty: true, isBinary: false, secrets: []});
	t.like(await found(' \n\t\n'), {isEmpty: true, secrets: []});
	t.like(await found('a\0b'), {isEmpty: false, isBinary: true, secrets: []});
});

test('only so many are kept', async (t) => {
	const many = Array.from({length: maximumSecrets + 5}, (_, index) => `phk_live_${String(index).padStart(30, '0')}`);
	const {secrets, hasMore} = await found(many.join('\n'));
	t.is(secrets.length, maximumSecrets);
	t.true(hasMore);
});

test('a word of megabytes is let go, and what follows is found', async (t) => {
	const {secrets} = await found(`${'w'.repeat(3_000_000)} ${one}`, 1000);
	t.deepEqual(secrets, [one]);
});

test('where chunks end changes nothing', async (t) => {
	await t.notThrowsAsync(
		fc.assert(
			fc.asyncProperty(
				fc.array(fc.constantFrom(one, two, ' ', 'phk_', '\n', 'é', '=', 'phk_live_')),
				fc.integer({min: 1, max: 70}),
				async (parts, size) => {
					const text = parts.join('');
					const [whole, cut] = await Promise.all([found(text), found(text, size)]);
					return JSON.stringify(whole) === JSON.stringify(cut);
				},
			),
			{numRuns: 300},
		),
	);
});
