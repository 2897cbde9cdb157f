import {type Socket} from 'node:net';
import {gzipSync} from 'node:zlib';
import {type RawAnswer, rawAnswer} from '../helpers/hostile.js';
import {sampleKey} from '../helpers/sample-key.js';
import {type Canary} from './canary-search.js';

/** What the server may tattle: the credential that it gets, and the secret that it mints. */
export type Canaries = {readonly credential: Canary; readonly minted: Canary};

/** How a server fails. */
export type FailureKind = {
	/** The answer; `undefined` where the connection is broken instead. */
	readonly answer?: (canaries: Canaries) => RawAnswer;
	readonly act?: (socket: Socket) => void;
	/** Whether it repeats the credential in words that are meant to be shown. */
	readonly repeats?: boolean;
	/** Whether waiting for another attempt is to be cut short. */
	readonly isPassing?: boolean;
};

const json = {'content-type': 'application/json'};

function refusing(status: number, code: string, more: Partial<FailureKind> = {}): FailureKind {
	return {
		...more,
		answer: () => ({
			status,
			headers: json,
			body: JSON.stringify({error: {code, message: 'No', remediation: 'Stop', request_id: 'r'}}),
		}),
	};
}

/** Words that repeat the credential: a server is not to be trusted with what it says of one. */
function repeating(status: number, bodyOf: (said: string) => unknown, isPassing = false): FailureKind {
	return {
		isPassing,
		repeats: true,
		answer: ({credential}) => ({
			status,
			headers: {...json, 'x-request-id': credential.text, etag: credential.text},
			body: JSON.stringify(bodyOf(`Bad key ${credential.text}!`)),
		}),
	};
}

/** A body that holds the minted secret, in an answer that cannot be used. */
function spoiling(
	change: (text: string, secret: string) => Partial<RawAnswer>,
	more: Partial<FailureKind> = {},
): FailureKind {
	return {
		...more,
		answer({minted}) {
			const text = JSON.stringify(createdBody(minted.text));
			return {status: 201, headers: json, body: text, ...change(text, minted.text)};
		},
	};
}

/** The ways of failing, by name. */
export const failureKinds: Readonly<Record<string, FailureKind>> = {
	reset: {
		isPassing: true,
		act(socket) {
			socket.resetAndDestroy();
		},
	},
	timeout: {isPassing: true, act: () => undefined},
	401: refusing(401, 'UNAUTHENTICATED'),
	403: refusing(403, 'FORBIDDEN'),
	404: refusing(404, 'NOT_FOUND'),
	409: refusing(409, 'CONFLICT'),
	'409 in progress': refusing(409, 'IN_PROGRESS', {isPassing: true}),
	422: refusing(422, 'VALIDATION'),
	429: refusing(429, 'RATE_LIMITED', {isPassing: true}),
	500: refusing(500, 'SERVER', {isPassing: true}),
	'502 in HTML': {
		isPassing: true,
		answer: ({credential, minted}) => ({
			status: 502,
			headers: {'content-type': 'text/html'},
			body: `<h1>Bad gateway</h1><pre>authorization: Bearer ${credential.text}\n${minted.text}</pre>`,
		}),
	},
	'HTML with 200': {
		answer: ({credential}) => ({status: 200, headers: {'content-type': 'text/html'}, body: `<p>${credential.text}`}),
	},
	redirect: {
		answer: ({credential}) => ({
			status: 302,
			headers: {location: `https://user:${credential.text}@other.example/v1?key=${credential.text}#${credential.text}`},
		}),
	},
	'redirect to a path with it': {
		repeats: true,
		answer: ({credential}) => ({status: 302, headers: {location: `https://other.example/${credential.text}`}}),
	},
	'401 that repeats it': repeating(401, (said) => ({
		error: {code: said, message: said, remediation: said, request_id: said, details: [{field: said, message: said}]},
	})),
	'422 of FastAPI that repeats it': repeating(422, (said) => ({
		detail: [{loc: ['header', said], msg: said, input: said}],
	})),
	'403 in a problem that repeats it': repeating(403, (said) => ({
		type: said,
		title: said,
		detail: said,
		instance: said,
	})),
	'403 by field that repeats it': repeating(403, (said) => ({message: said, errors: {[said]: [said], name: [said]}})),
	'402 that repeats it': repeating(402, (said) => ({error: said, error_description: said})),
	'500 that repeats it': repeating(500, (said) => ({error: {code: 'SERVER', message: said, request_id: said}}), true),
	'an answer cut short': spoiling((text) => ({body: text.slice(0, -2)})),
	'an answer of another shape': spoiling((_, secret) => ({body: JSON.stringify({key: {secret}, secret})})),
	'an answer with a secret that is none': spoiling((text, secret) => ({
		body: text.replace(`"${secret}"`, `["${secret}"]`),
	})),
	'a secret under the name of a field': spoiling((_, secret) => ({body: JSON.stringify({key: {[secret]: secret}})})),
	'a refusal with the secret in it': spoiling((text) => ({status: 500, body: text}), {isPassing: true}),
	'a status that is none, with the secret': spoiling((text) => ({status: 418, body: text})),
	'a broken length': spoiling((text) => ({headers: {...json, 'content-length': String(text.length + 99)}}), {
		isPassing: true,
	}),
	'a broken package': spoiling(
		(text) => ({
			headers: {...json, 'content-encoding': 'gzip'},
			body: gzipSync(text).subarray(0, -20),
		}),
		{isPassing: true},
	),
};

function createdBody(secret: string) {
	return {key: {...listedKey(secret), id: 'key_fresh', name: 'fresh', secret}};
}

function listedKey(secret: string) {
	return sampleKey({redacted_secret: `phk_live_…${secret.slice(-4)}`});
}

/** What an honest server answers. */
export function honestAnswer(request: string, {minted}: Canaries): Buffer {
	const [method, target = ''] = request.split(' ', 2);
	const key = {...listedKey(minted.text), id: /key_\w+$/.exec(target)?.[0] ?? 'key_abc123'};
	const identity = {key_id: 'key_own', name: 'own', tenant_id: 'ten_abc123', scopes: ['admin:keys'], expires_at: null};
	const tenant = {id: 'ten_abc123', name: 'Acme', status: 'active', plan: 'free', created_at: key.created_at};
	const bodies: ReadonlyArray<readonly [pattern: RegExp, status: number, body: unknown]> = [
		[/^POST/, 201, createdBody(minted.text)],
		[/^DELETE/, 200, {key: {...key, status: 'revoked', revoked_at: key.created_at}}],
		[/\/identity/, 200, {identity}],
		[/\/v1\/keys\//, 200, {key}],
		[/\/keys/, 200, {keys: [key], next_cursor: null}],
		[/\/tenants\?/, 200, {tenants: [tenant], next_cursor: null}],
		[/./, 200, {tenant}],
	];
	const [, status, body] = bodies.find(([pattern]) => pattern.test(`${method} ${target}`))!;
	return rawAnswer({status, headers: json, body: JSON.stringify(body)});
}

/** Fails a request. */
export function fail(socket: Socket, {answer, act}: FailureKind, canaries: Canaries): void {
	if (answer === undefined) {
		act!(socket);
	} else {
		socket.end(rawAnswer(answer(canaries)));
	}
}
