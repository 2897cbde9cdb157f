import {isRecord} from '../core/is-record.js';
import {type Key} from '../contract/wire/entities.js';
import {readKeyAnswer} from '../contract/wire/reader/keys.js';
import {readRevocationAnswer, type RevocationAnswer} from '../contract/wire/reader/revocation.js';
import {notPhyCloud, readAnswer} from './answers.js';
import {detectMarkup, isPhyCloudError, parseJson} from './envelope.js';
import {type AttemptOutcome} from './retry.js';
import {type Answer} from './transport.js';

/** What came of DELETE. */
export type RevokeAnswer = RevocationAnswer & {
	/** Whether there is no such key any more after an attempt whose answer was lost. */
	readonly isGone: boolean;
	/** Whether the request was accepted, to be carried out later. */
	readonly isQueued: boolean;
};

const nothingSaid: RevocationAnswer = {id: undefined, facts: {}, isDenied: false};

/** The key in an answer to a look at one; `undefined` from a server that does not show single keys, or not in a form that can be read. */
export function readKeyLookUp(answer: Answer, keyId: string, origin: string): Key | undefined {
	const {status} = answer;
	if (status === 405 || status === 501 || (status === 404 && !isPhyCloudError(answer))) {
		return undefined;
	}

	const key = readAnswer(answer, (body) => readKeyAnswer(body), origin);
	if (key !== undefined && key.id !== keyId) {
		throw aboutAnother(answer, origin);
	}

	return key;
}

/** What an answer to DELETE has of the key: it may have anything in it, or nothing at all. A web page is no answer of PhyCloud's. */
export function readRevocation({answer, actedBefore}: AttemptOutcome, keyId: string, origin: string): RevokeAnswer {
	const {status} = answer;
	if (actedBefore && (status === 404 || status === 410)) {
		return {...nothingSaid, isGone: true, isQueued: false};
	}

	const body = parseJson(answer);
	if (status >= 200 && status < 300 && !isRecord(body) && detectMarkup(answer) === undefined) {
		return {...nothingSaid, isGone: false, isQueued: status === 202};
	}

	const read = readAnswer(answer, readRevocationAnswer, origin);
	if (read.id !== undefined && read.id !== keyId) {
		throw aboutAnother(answer, origin);
	}

	return {...read, isGone: false, isQueued: status === 202};
}

function aboutAnother(answer: Answer, origin: string): Error {
	return notPhyCloud(answer, origin, 'It answered about another key than the requested one.');
}
