import {inspect} from 'node:util';
import test from 'ava';
import {connectionError} from '../../source/phycloud/faults.js';

const origin = 'https://phycloud.example:8443';
const translate = (fault: unknown) => connectionError(fault, {origin}, 'request-of-ours');

type Expected = {
	readonly message: RegExp;
	readonly remedy: RegExp;
	readonly arrived: boolean;
	readonly transient: boolean;
};

const absent: Expected = {message: /^Nothing answers at /, remedy: /--url.*--demo/, arrived: false, transient: false};
const unnamed: Expected = {
	message: /^The host of .* was not found\.$/,
	remedy: /--url/,
	arrived: false,
	transient: false,
};
const unreachable: Expected = {message: / cannot be reached\.$/, remedy: /--url/, arrived: false, transient: false};
const broken: Expected = {
	message: /broke before the response was complete\.$/,
	remedy: /--timeout/,
	arrived: true,
	transient: true,
};

const faults: ReadonlyArray<readonly [expected: Expected, codes: readonly string[]]> = [
	[absent, ['ECONNREFUSED']],
	[unnamed, ['ENOTFOUND', 'EAI_AGAIN']],
	[unreachable, ['EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL']],
	[
		broken,
		[
			'ECONNRESET',
			'EPIPE',
			'ETIMEDOUT',
			'ERR_HTTP_CONTENT_LENGTH_MISMATCH',
			'HPE_INVALID_CONSTANT',
			'ERR_STREAM_PREMATURE_CLOSE',
			'Z_DATA_ERROR',
		],
	],
];

for (const [expected, codes] of faults) {
	for (const code of codes) {
		test(`${code} is told for people, with whether the request may have arrived`, (t) => {
			const error = translate(Object.assign(new Error('x'), {code}));
			t.regex(error.message, expected.message);
			t.true(error.message.includes(origin));
			t.regex(error.remedy!, expected.remedy);
			t.like(error, {
				name: 'ConnectionError',
				code: 'CONNECTION',
				requestId: 'request-of-ours',
				status: undefined,
				mayHaveArrived: expected.arrived,
				transient: expected.transient,
			});
		});
	}
}

for (const code of ['ENOTFOUND', 'EHOSTUNREACH', 'CERT_HAS_EXPIRED', 'ECONNRESET']) {
	test(`${code} is named as the reason`, (t) => {
		t.true(translate({code}).reason?.includes(code));
	});
}

const phases: Record<string, boolean> = {
	lookup: false,
	connect: false,
	secureConnect: false,
	send: true,
	response: true,
	read: true,
	request: true,
	socket: true,
};

for (const [event, arrived] of Object.entries(phases)) {
	test(`a time limit reached at ${event} means that the request ${arrived ? 'may have' : 'cannot have'} arrived`, (t) => {
		const error = translate({name: 'TimeoutError', code: 'ETIMEDOUT', event});
		t.is(error.message, `${origin} did not answer in time.`);
		t.regex(error.remedy!, /--timeout/);
		t.like(error, {mayHaveArrived: arrived, transient: false});
	});
}

for (const fault of [{}, {code: 7}, {code: ''}, {code: 'lower case'}, {code: 'ECONN\u001B[2J'}, 'text', 7]) {
	test(`${JSON.stringify(fault)} is a broken connection of which nothing is quoted`, (t) => {
		const error = translate(fault);
		t.regex(error.message, broken.message);
		t.is(error.reason, undefined);
		t.like(error, {mayHaveArrived: true, transient: true});
	});
}

test('nothing of a fault but its code gets through', (t) => {
	const canary = 'phk_live_4fT9cAnArYvAlUe0123';
	for (const code of ['ECONNRESET', 'ECONNREFUSED', 'CERT_HAS_EXPIRED', undefined]) {
		const fault = Object.assign(new Error(`Bearer ${canary}`, {cause: new Error(canary)}), {
			code,
			options: {headers: {authorization: `Bearer ${canary}`}},
			response: {body: canary},
		});
		const error = translate(fault);
		t.false(inspect(error, {depth: Infinity, showHidden: true}).includes(canary));
		t.false(JSON.stringify({...error, message: error.message, stack: error.stack}).includes(canary));
		t.is(error.cause, undefined);
	}
});
