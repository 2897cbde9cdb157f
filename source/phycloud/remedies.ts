import {type WireErrorCode} from '../contract/wire/error-codes.js';
import {type RefusalBody, listStatements} from './refusal-body.js';
import {retryAfter} from './retry.js';
import {type Answer} from './transport.js';

/** What to do next after a refusal that does not say it: advice that fits who refused, and why. */
export function chooseRemedy(code: WireErrorCode, {words, markup}: RefusalBody, answer: Answer): string {
	if (code === 'RATE_LIMITED') {
		const wait = retryAfter(answer);
		return wait === undefined ? tryLater : `Run the command again in ${Math.ceil(wait / 1000)} s.`;
	}

	if (markup !== undefined) {
		return afterMarkup[code];
	}

	const said = listStatements(words);
	const text = [words.code, ...said].join(' ');
	const isDocumented = words.isOwn && words.code === code;
	const mentions = (subject: RegExp) => isDocumented || said.length === 0 || subject.test(text);
	switch (code) {
		case 'FORBIDDEN': {
			return mentions(/scope|permission|privilege|\brole/i)
				? 'Ensure admin:keys scope: use a key that has it.'
				: 'Check that this API key is allowed to do this. If so, send the request id to the operator of the server.';
		}

		case 'NOT_FOUND': {
			return isDocumented
				? `Check ${/tenant/i.test(text) ? '--tenant-id' : 'KEY_ID'}, and that --url is the right installation.`
				: 'Check the id, and that --url is the right installation, with its path prefix if it has one.';
		}

		case 'CONFLICT': {
			return mentions(/\bname|taken|exist|duplicate|unique/i)
				? 'Choose a different name.'
				: "List the tenant's keys to see what has changed, then run the command again.";
		}

		default: {
			return remedies[code];
		}
	}
}

const tryLater = 'Wait a moment and run the command again.';

/** What to do about a key that is not accepted, where it was given by a flag or the environment. */
export const checkGivenKey =
	'Check PHYCLOUD_API_KEY (or --api-key): the key may be revoked, expired or from another installation.';

const remedies = {
	VALIDATION: 'Check the values given. --help lists what each flag takes.',
	UNAUTHENTICATED: checkGivenKey,
	IN_PROGRESS: "Wait a moment and list the tenant's keys.",
	SERVER: 'Run the command again. If it fails again, send the request id to the operator of the server.',
} as const;

const checkBetween =
	'Check --url (or PHYCLOUD_URL), and what is between this computer and PhyCloud: a proxy, a VPN or a firewall.';

/** Where markup came, the address may be wrong, or something on the way refused the request. */
const afterMarkup = {
	VALIDATION: checkBetween,
	UNAUTHENTICATED: `This may be the login page of a gateway. ${checkBetween}`,
	FORBIDDEN: checkBetween,
	NOT_FOUND: 'Check --url (or PHYCLOUD_URL): the address or its path prefix may be wrong.',
	CONFLICT: checkBetween,
	IN_PROGRESS: remedies.IN_PROGRESS,
	SERVER: `Run the command again. If it fails again: ${checkBetween}`,
} as const;
