import {PhywareError} from '../core/errors.js';
import {invalid} from '../core/invalid.js';
import {Secret} from '../core/secret.js';

/** Standard input as far as a credential needs it. */
export type CredentialInput = AsyncIterable<Uint8Array | string> & {readonly isTTY?: boolean};

const maximumLength = 4096;

/**
The API key: the flag, else `PHYCLOUD_API_KEY`; `-` reads it from standard input.

Throws `UNAUTHENTICATED` where there is none, and a validation error, which never quotes it, for one that no header could carry.
*/
export async function resolveCredential(
	flag: string | undefined,
	environment: string | undefined,
	stdin: CredentialInput,
): Promise<Secret> {
	if (flag === '-') {
		return parseCredential(await readFirstLine(stdin), 'standard input');
	}

	const text = flag ?? (environment === '' ? undefined : environment);
	if (text === undefined) {
		throw new PhywareError('UNAUTHENTICATED', 'No API key was given.', {
			remedy: 'Set PHYCLOUD_API_KEY, pipe the key to --api-key -, or try --demo, which needs none.',
		});
	}

	return parseCredential(text, flag === undefined ? 'PHYCLOUD_API_KEY' : '--api-key');
}

/** A credential that a header can carry. Throws a validation error, which never quotes it, for any other text; `source` says where it came from. */
export function parseCredential(text: string, source: string): Secret {
	if (!/^[\u0021-\u007E]+$/.test(text) || text.length > maximumLength) {
		throw invalid(`The API key from ${source} is not one.`, {
			reason: text === '' ? 'It is empty.' : 'An API key is one word of printable ASCII characters.',
			remedy: 'Copy the whole key, without quotes, spaces or line breaks.',
		});
	}

	return new Secret(text);
}

async function readFirstLine(stdin: CredentialInput): Promise<string> {
	if (stdin.isTTY) {
		throw invalid('Standard input is a terminal: no key can be read from it.', {
			remedy: 'Pipe the key in, for example: phyware … --api-key - < key-file',
		});
	}

	let text = '';
	const decoder = new TextDecoder();
	for await (const chunk of stdin) {
		text += typeof chunk === 'string' ? chunk : decoder.decode(chunk, {stream: true});
		if (text.includes('\n') || text.length > maximumLength) {
			break;
		}
	}

	text += decoder.decode();
	return text.split(/\r?\n/, 1)[0]!.trim();
}
