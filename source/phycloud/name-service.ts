import {readFileSync} from 'node:fs';
import {Resolver} from 'node:dns/promises';
import {isIP} from 'node:net';
import {isLoopbackName} from '../core/loopback.js';
import {recordFailure} from './sockets.js';

export type NameServiceOptions = {
	/** How long each query waits for an answer, in milliseconds. */
	readonly patience: number;
	/** How often a query is sent: a packet can be lost. */
	readonly tries: number;
	/** The name servers to ask; the system's if left out. */
	readonly servers?: readonly string[];
	/** The system's file of host names. */
	readonly hostsFile?: string;
};

/**
Whether looking up a host's name comes to an end soon, with an address or without.

The look-up that a connection begins with cannot be canceled, and the program does not end before it: with a name server that is silent that takes ten seconds. This one can.
*/
export async function nameServiceAnswers(
	hostname: string,
	{patience, tries, servers, hostsFile = '/etc/hosts'}: NameServiceOptions,
): Promise<boolean> {
	if (needsNoServer(hostname) || isListed(hostname, hostsFile)) {
		return true;
	}

	const resolver = new Resolver({timeout: patience, tries});
	if (servers !== undefined) {
		resolver.setServers(servers);
	}

	recordFailure(() => {
		resolver.cancel();
	});
	const answers = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)]);
	return answers.every((answer) => answer.status === 'fulfilled' || !isSilence(answer.reason));
}

function needsNoServer(hostname: string): boolean {
	return isIP(hostname.replaceAll(/[[\]]/g, '')) !== 0 || isLoopbackName(hostname);
}

/** Whether the system finds a name in its own file (hosts(5)). */
function isListed(hostname: string, hostsFile: string): boolean {
	let text: string;
	try {
		text = readFileSync(hostsFile, 'utf8');
	} catch {
		return false;
	}

	return text.split('\n').some((line) =>
		line
			.replace(/#.*/, '')
			.trim()
			.split(/\s+/)
			.slice(1)
			.some((name) => name.toLowerCase() === hostname),
	);
}

function isSilence(error: unknown): boolean {
	return ['ETIMEOUT', 'ECANCELLED'].includes((error as NodeJS.ErrnoException).code ?? '');
}
