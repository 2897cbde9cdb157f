import {Resolver} from 'node:dns/promises';
import {isIP} from 'node:net';
import {isLoopback} from '../../core/loopback.js';

/** How long a name server may take, in milliseconds. */
const timeLimit = 250;

/**
Whether looking up a host's name comes to an end soon, with an address or without.

The look-up that a connection begins with cannot be cancelled, and the program does not end before it: with a dead name server a shell would wait ten seconds.
*/
export async function nameServiceAnswers(hostname: string, servers?: readonly string[]): Promise<boolean> {
	if (isIP(hostname.replaceAll(/[[\]]/g, '')) !== 0 || isLoopback(hostname)) {
		return true;
	}

	const resolver = new Resolver({timeout: timeLimit, tries: 1});
	if (servers !== undefined) {
		resolver.setServers(servers);
	}

	const answers = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)]);
	return answers.every((answer) => answer.status === 'fulfilled' || !isSilence(answer.reason));
}

function isSilence(error: unknown): boolean {
	return (error as NodeJS.ErrnoException).code === 'ETIMEOUT';
}
