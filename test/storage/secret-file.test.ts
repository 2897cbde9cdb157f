import {
	existsSync,
	lstatSync,
	mkdirSync,
	readFileSync,
	readdirSync,
	rmSync,
	statSync,
	symlinkSync,
	unlinkSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import {inspect} from 'node:util';
import test from 'ava';
import {PhywareError} from '../../source/core/errors.js';
import {quote} from '../../source/core/invalid.js';
import {Secret} from '../../source/core/secret.js';
import {openSecretFile, type SecretFile} from '../../source/storage/secret-file.js';
import {temporaryFolder} from '../helpers/temporary-folder.js';

// The widest that a user could set: the mode must come from the program.
process.umask(0);

const value = 'phk_live_4fT9cAnArYvAlUe0123';
const refusal = {instanceOf: PhywareError, code: 'VALIDATION'} as const;

test('the file is there, empty and for its owner alone, before there is a secret', async (t) => {
	const filePath = path.join(temporaryFolder(), 'secret');
	const file = await openSecretFile(filePath);
	const facts = statSync(filePath);
	t.is(file.path, filePath);
	t.is(facts.mode & 0o777, 0o600);
	t.is(facts.size, 0);
	await file.discard();
});

test('the file holds the exact secret, and stays for its owner alone', async (t) => {
	const filePath = path.join(temporaryFolder(), 'secret');
	const file = await openSecretFile(filePath);
	await file.keep(new Secret(value));
	t.is(readFileSync(filePath, 'utf8'), value);
	t.is(statSync(filePath).mode & 0o777, 0o600);
});

test('a file that is discarded is gone', async (t) => {
	const folder = temporaryFolder();
	const file = await openSecretFile(path.join(folder, 'secret'));
	await file.discard();
	t.deepEqual(readdirSync(folder), []);
});

test('a file that exists is refused and left as it is', async (t) => {
	const filePath = path.join(temporaryFolder(), 'notes');
	for (const content of ['dear to someone', '']) {
		writeFileSync(filePath, content);

		const error = await t.throwsAsync<PhywareError>(openSecretFile(filePath), {...refusal, message: /already exists/});
		t.is(error.reason, 'A secret never overwrites a file.');
		t.is(readFileSync(filePath, 'utf8'), content);
	}
});

test('a link is not followed, whether it leads anywhere or not', async (t) => {
	const folder = temporaryFolder();
	const target = path.join(folder, 'target');
	const link = path.join(folder, 'link');
	symlinkSync(target, link);
	await t.throwsAsync(openSecretFile(link), {...refusal, message: /already exists/});
	t.deepEqual(readdirSync(folder), ['link']);
	writeFileSync(target, 'dear to someone');
	await t.throwsAsync(openSecretFile(link), {...refusal, message: /already exists/});
	t.is(readFileSync(target, 'utf8'), 'dear to someone');
	t.true(lstatSync(link).isSymbolicLink());
});

test('a folder is refused', async (t) => {
	await t.throwsAsync(openSecretFile(temporaryFolder()), {...refusal, message: /already exists/});
});

const unmade: ReadonlyArray<readonly [what: string, parts: readonly string[], reason: string]> = [
	['a folder that does not exist', ['missing', 'secret'], 'No such folder.'],
	['a folder that is a file', ['file', 'secret'], 'A part of the path is a file, not a folder.'],
	['a name that the system does not take', ['x'.repeat(300)], 'System error: ENAMETOOLONG.'],
];

for (const [what, parts, reason] of unmade) {
	test(`${what} is refused with the reason in words, and what to do`, async (t) => {
		const folder = temporaryFolder();
		writeFileSync(path.join(folder, 'file'), '');
		const filePath = path.join(folder, ...parts);
		const error = await t.throwsAsync<PhywareError>(openSecretFile(filePath), {
			...refusal,
			message: `Could not create the file ${quote(filePath)}.`,
		});
		t.is(error.reason, reason);
		t.is(error.remedy, 'Use a path that does not exist yet, in a folder that you can write to.');
		t.deepEqual(readdirSync(folder), ['file']);
	});
}

test('no path at all is refused', async (t) => {
	await t.throwsAsync(openSecretFile(''), {...refusal, message: /^Could not create the file/});
});

test('two commands cannot take the same file', async (t) => {
	const filePath = path.join(temporaryFolder(), 'secret');
	const outcomes = await Promise.allSettled(Array.from({length: 8}, async () => openSecretFile(filePath)));
	const taken = outcomes.filter(({status}) => status === 'fulfilled') as Array<
		PromiseFulfilledResult<Awaited<ReturnType<typeof openSecretFile>>>
	>;
	t.is(taken.length, 1);
	await taken[0]!.value.keep(new Secret(value));
	t.is(readFileSync(filePath, 'utf8'), value);
});

test('a secret that was let go of is not written as an empty one', async (t) => {
	const filePath = path.join(temporaryFolder(), 'secret');
	const file = await openSecretFile(filePath);
	const secret = new Secret(value);
	secret.forget();
	await t.throwsAsync(file.keep(secret), {instanceOf: PhywareError, code: 'OUTPUT'});
	t.is(readFileSync(filePath, 'utf8'), '');
	await file.discard();
});

test('a secret that did not surely reach the disk is an output error that does not quote it', async (t) => {
	const folder = path.join(temporaryFolder(), 'gone');
	mkdirSync(folder);
	const filePath = path.join(folder, 'secret');
	const file = await openSecretFile(filePath);
	rmSync(folder, {recursive: true});
	const error = await t.throwsAsync<PhywareError>(file.keep(new Secret(value)), {
		instanceOf: PhywareError,
		code: 'OUTPUT',
		message: `Could not write the secret to ${JSON.stringify(filePath)}.`,
	});
	t.regex(error.reason!, /removed or replaced in the meantime/);
	t.false(inspect(error, {depth: Infinity}).includes(value));
});

test('a file that was removed meanwhile does not count as written', async (t) => {
	const filePath = path.join(temporaryFolder(), 'secret');
	const file = await openSecretFile(filePath);
	unlinkSync(filePath);
	const error = await t.throwsAsync<PhywareError>(file.keep(new Secret(value)), {code: 'OUTPUT'});
	t.regex(error.reason!, /removed or replaced/);
	t.false(existsSync(filePath));
});

test('a file that was replaced meanwhile is neither written to nor removed', async (t) => {
	const filePath = path.join(temporaryFolder(), 'secret');
	for (const end of [
		async (file: SecretFile) => {
			await t.throwsAsync(file.keep(new Secret(value)), {code: 'OUTPUT'});
		},
		async (file: SecretFile) => file.discard(),
	]) {
		const file = await openSecretFile(filePath);
		unlinkSync(filePath);
		writeFileSync(filePath, 'of another program');
		await end(file);
		t.is(readFileSync(filePath, 'utf8'), 'of another program');
		unlinkSync(filePath);
	}
});

test('a discarded file that is gone already is no fault', async (t) => {
	const filePath = path.join(temporaryFolder(), 'secret');
	const file = await openSecretFile(filePath);
	unlinkSync(filePath);
	await t.notThrowsAsync(file.discard());
});
