import {invalid} from '../core/invalid.js';
import {Secret} from '../core/secret.js';
import {type CommandSurroundings} from './credential-command.js';
import {type CredentialSource} from './target.js';

/** Standard input as far as a credential needs it. */
export type CredentialInput = AsyncIterable<Uint8Array | string> & {readonly isTTY?: boolean};

const maximumLength = 4096;

/** What getting a credential needs of its surroundings. */
export type CredentialSurroundings = CommandSurroundings & {
	readonly stdin: CredentialInput;
	/** Gets the key of a host from the operating system's credential store. Throws `CREDENTIAL`. */
	readonly readStore: (host: string) => Promise<string>;
};

/**
Gets the API key from where it is said to be.

Throws `CREDENTIAL` where a command or the credential store fails, and a validation error, which never quotes it, for one that no header could carry.
*/
export async function getCredential(
	source: Exclude<CredentialSource, {kind: 'none'}>,
	surroundings: CredentialSurroundings,
): Promise<Secret> {
	switch (source.kind) {
		case 'text': {
			return parseCredential(source.text, source.origin);
		}

		case 'stdin': {
			return parseCredential(await readFirstLine(surroundings.stdin), 'standard input');
		}

		case 'command': {
			const {readFromCommand} = await import('./credential-command.js');
			return parseCredential(
				await readFromCommand(source.command, surroundings),
				'the output of the credential command',
			);
		}

		case 'store': {
			return parseCredential(await surroundings.readStore(source.host), 'the credential store');
		}
	}
}

/**
A credential that a header can carry; blanks and line ends around it do not count, for files and secret stores add them.

Throws a validation error, which never quotes it, for any other text; `source` says where it came from.
*/
export function parseCredential(text: string, source: string): Secret {
	const key = text.trim();
	const problem = credentialProblem(key);
	if (problem !== undefined) {
		throw invalid(`Invalid API key in ${source}: it ${problem.what}.`, {
			reason: 'An API key is one word of printable ASCII characters.',
			remedy: problem.remedy ?? 'Copy the whole key and nothing else.',
		});
	}

	return new Secret(key);
}

type Problem = {readonly what: string; readonly remedy?: string};

/** What is wrong with a text as a credential, said without any of it. */
function credentialProblem(text: string): Problem | undefined {
	if (text === '') {
		return {what: 'is empty'};
	}

	if (text.includes('\uFFFD') || text.includes('\0')) {
		return {what: 'contains bytes that are not UTF-8 text', remedy: 'Save it as UTF-8, or copy the key again.'};
	}

	if (/^["'`‘’“”«»]|["'`‘’“”«»]$/.test(text)) {
		return {what: 'is in quotes', remedy: 'Remove the quotes.'};
	}

	if (/^(?:authorization:\s*)?bearer\s/i.test(text)) {
		return {what: 'begins with "Bearer"', remedy: 'Use only the key: phyware adds the rest of the header.'};
	}

	if (text.length > maximumLength) {
		return {what: `is longer than ${maximumLength} characters`};
	}

	if (!/^[\u0021-\u007E]+$/.test(text)) {
		return /\s/.test(text)
			? {what: 'contains a space or a line break'}
			: {what: 'contains characters that are not printable ASCII'};
	}

	return undefined;
}

/** The first line of standard input, where a key is piped to. */
export async function readFirstLine(stdin: CredentialInput): Promise<string> {
	if (stdin.isTTY) {
		throw invalid('stdin is a terminal: cannot read the API key from it.', {
			remedy: 'Pipe the key: phyware … --api-key - < key-file',
		});
	}

	let text = '';
	// What is not UTF-8 shows as a sign that no key has; a byte order mark is left out.
	const decoder = new TextDecoder();
	for await (const chunk of stdin) {
		text += typeof chunk === 'string' ? chunk : decoder.decode(chunk, {stream: true});
		if (text.includes('\n') || text.length > maximumLength) {
			break;
		}
	}

	text += decoder.decode();
	return text.trimStart().split(/\r?\n/, 1)[0]!;
}
