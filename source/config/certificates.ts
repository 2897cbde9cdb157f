import {createPrivateKey, type KeyObject, X509Certificate} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {type PhywareError} from '../core/errors.js';
import {invalid, quote} from '../core/invalid.js';
import {Secret} from '../core/secret.js';

/** A certificate that tells a server who we are: PEM, with its chain, and its private key. */
export type ClientCertificate = {readonly certificate: string; readonly key: Secret};

/** The PEM certificates of `--ca-file`. Throws a validation error for a file that cannot be read or holds none. */
export function readAuthorities(path: string): string {
	const pem = readPem(path, '--ca-file');
	checkCertificate(pem, path, '--ca-file');
	return pem;
}

/** The client certificate of `--cert` and `--key`, whose key may be in the same file. Throws a validation error, which never quotes the key, for what a connection could not use. */
export function readClientCertificate(
	certificatePath: string | undefined,
	keyPath: string | undefined,
): ClientCertificate | undefined {
	if (certificatePath === undefined) {
		if (keyPath !== undefined) {
			throw invalid('--key requires --cert.', {remedy: 'Add the certificate of the key: --cert <PATH>.'});
		}

		return undefined;
	}

	const certificate = readPem(certificatePath, '--cert');
	const x509 = checkCertificate(certificate, certificatePath, '--cert');
	const place = keyPath === undefined ? '--cert' : '--key';
	const keyText = keyPath === undefined ? certificate : readPem(keyPath, '--key');
	const key = parseKey(keyText, keyPath ?? certificatePath, place);
	if (!x509.checkPrivateKey(key)) {
		throw invalid(`The private key in ${quote(keyPath ?? certificatePath)} does not match the certificate of --cert.`, {
			remedy: 'Use the key of that certificate: --key <PATH>.',
		});
	}

	return {certificate, key: new Secret(keyText)};
}

function readPem(path: string, flag: string): string {
	try {
		return readFileSync(path, 'utf8');
	} catch (error) {
		throw invalid(`Cannot read the file ${quote(path)} of ${flag}.`, {
			reason: `System error: ${(error as NodeJS.ErrnoException).code ?? 'unknown'}.`,
			remedy: 'Use a PEM file that you can read.',
		});
	}
}

const beginning = /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----/;

/** The first certificate of a file. */
function checkCertificate(pem: string, path: string, flag: string): X509Certificate {
	if (!beginning.test(pem)) {
		throw invalid(`The file ${quote(path)} of ${flag} contains no certificate.`, {
			remedy: 'Use a PEM file: it has a line BEGIN CERTIFICATE.',
		});
	}

	try {
		return new X509Certificate(pem.slice(pem.search(beginning)));
	} catch {
		throw invalid(`The certificate in the file ${quote(path)} of ${flag} is damaged.`, {
			remedy: 'Copy the whole file again, with its first and last line.',
		});
	}
}

function parseKey(pem: string, path: string, flag: string): KeyObject {
	if (/-----BEGIN ENCRYPTED PRIVATE KEY-----|^Proc-Type: 4,ENCRYPTED/m.test(pem)) {
		throw invalid(`The private key in the file ${quote(path)} is protected by a passphrase.`, {
			reason: 'phyware does not support passphrases.',
			remedy: 'To remove it, run: openssl pkey -in <PATH> -out <NEW PATH>',
		});
	}

	const remedy = 'Use a PEM file with a line BEGIN PRIVATE KEY: --key <PATH>.';

	if (!/-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/.test(pem)) {
		throw noKey(`The file ${quote(path)} of ${flag} contains no private key.`, remedy);
	}

	try {
		return createPrivateKey(pem);
	} catch {
		throw noKey(`The private key in the file ${quote(path)} of ${flag} is damaged.`, remedy);
	}
}

function noKey(message: string, remedy: string): PhywareError {
	return invalid(message, {remedy});
}
