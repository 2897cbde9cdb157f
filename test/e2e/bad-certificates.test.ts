import {createPrivateKey} from 'node:crypto';
import {writeFile} from 'node:fs/promises';
import path from 'node:path';
import test from 'ava';
import {generate} from 'selfsigned';
import {isRefused, type RefusedLine} from '../helpers/refused-line.js';
import {temporaryFolder} from '../helpers/temporary-folder.js';

const folder = temporaryFolder();
const noCertificate = path.join(folder, 'no-certificate.pem');
await writeFile(noCertificate, 'hello');

/** Writes a PEM file, and returns its path. */
const pem = async (name: string, ...parts: readonly string[]) => {
	const file = path.join(folder, name);
	await writeFile(file, parts.join('\n'));
	return file;
};

const own = await generate([{name: 'commonName', value: 'client'}]);
const certificate = await pem('cert.pem', own.cert);
const otherKey = await pem('other.pem', (await generate([{name: 'commonName', value: 'other'}])).private);
const locked = createPrivateKey(own.private).export({
	type: 'pkcs8',
	format: 'pem',
	cipher: 'aes-256-cbc',
	passphrase: 'x',
});
const lockedKey = await pem('locked.pem', String(locked));
const damaged = await pem('damaged.pem', '-----BEGIN CERTIFICATE-----', 'AAAA', '-----END CERTIFICATE-----');
const damagedKey = await pem('damaged-key.pem', '-----BEGIN PRIVATE KEY-----', 'AAAA', '-----END PRIVATE KEY-----');

const tenant = ['--tenant-id', 'ten_abc123'];

const cases: readonly RefusedLine[] = [
	[
		'a certificate file that is not there',
		['list', ...tenant, '--ca-file', path.join(folder, 'none.pem')],
		/^Cannot read the file/,
		/PEM/,
	],
	[
		'a certificate file without one',
		['list', ...tenant, '--ca-file', noCertificate],
		/contains no certificate/,
		/BEGIN CERTIFICATE/,
	],
	[
		'a certificate file that is damaged',
		['list', ...tenant, '--ca-file', damaged],
		/is damaged/,
		/Copy the whole file/,
	],
	[
		'a key without its certificate',
		['list', ...tenant, '--key', otherKey],
		/^--key requires --cert\./,
		/--cert <PATH>/,
	],
	[
		'a client certificate that is not there',
		['list', ...tenant, '--cert', 'none.pem'],
		/^Cannot read the file .* of --cert\./,
		/PEM/,
	],
	[
		'a client certificate that is none',
		['list', ...tenant, '--cert', noCertificate],
		/contains no certificate/,
		/BEGIN/,
	],
	[
		'a client certificate without its key',
		['list', ...tenant, '--cert', certificate],
		/of --cert contains no private key/,
		/--key <PATH>/,
	],
	[
		'a key that is not there',
		['list', ...tenant, '--cert', certificate, '--key', 'none.pem'],
		/^Cannot read the file .* of --key\./,
		/PEM/,
	],
	[
		'a key that is none',
		['list', ...tenant, '--cert', certificate, '--key', certificate],
		/of --key contains no private key/,
		/--key/,
	],
	[
		'a key that is damaged',
		['list', ...tenant, '--cert', certificate, '--key', damagedKey],
		/of --key is damaged/,
		/--key/,
	],
	[
		'a key with a passphrase',
		['list', ...tenant, '--cert', certificate, '--key', lockedKey],
		/protected by a passphrase/,
		/openssl pkey/,
	],
	[
		'a key of another certificate',
		['list', ...tenant, '--cert', certificate, '--key', otherKey],
		/does not match the certificate/,
		/--key/,
	],
];

for (const refused of cases) {
	test(`${refused[0]}: exit code 4, and nothing is sent`, isRefused, refused);
}
