import test from 'ava';
import {type KnownInstallation, type KnownInstallations, noInstallations} from '../../source/core/installations.js';
import {type PhywareError} from '../../source/core/errors.js';
import {resolveTarget, type Target} from '../../source/config/target.js';

const a = 'https://a.example';
const b = 'https://b.example/base';
const other = 'https://other.example';
const usual = 'http://localhost:8000';

const stored = (host: string, facts: Partial<KnownInstallation> = {}): KnownInstallation => ({
	host,
	label: undefined,
	readOnly: false,
	access: {kind: 'store'},
	keyId: undefined,
	user: undefined,
	...facts,
});

/** Signed in to a, which is active, with a key in the store, and to b by a command. */
const signedIn: KnownInstallations = {
	active: a,
	all: [stored(a), stored(b, {access: {kind: 'command', command: 'get-b'}})],
};

const urls = [undefined, a, `${a}/`, b, `${b}/`, other] as const;
const keys = [undefined, 'key'] as const;
const commands = [undefined, 'get'] as const;
const settings = [
	['nothing', noInstallations],
	['a and b, a active', signedIn],
	['a and b, none active', {...signedIn, active: undefined}],
	['a and b, and an active one that was removed', {...signedIn, active: other}],
] as const;

/** Where the key of a target comes from, and which host it was given for; `anywhere` for one that goes with whatever address is named. */
function keyOf({credentialSource: source}: Target): {readonly from: string; readonly for: string | undefined} {
	switch (source.kind) {
		case 'text': {
			return {from: source.origin, for: 'anywhere'};
		}

		case 'stdin': {
			return {from: '--api-key -', for: 'anywhere'};
		}

		case 'command': {
			return {from: source.origin, for: source.origin === 'auth login' ? b : 'anywhere'};
		}

		case 'store': {
			return {from: 'store', for: source.host};
		}

		case 'none': {
			return {from: 'nowhere', for: undefined};
		}
	}
}

const bare = (address: string) => address.replace(/\/$/, '');

/** What the rule says, told once more in other words: the address first, then the key. */
function expected(given: {
	readonly flagUrl: string | undefined;
	readonly environmentUrl: string | undefined;
	readonly flagKey: string | undefined;
	readonly flagCommand: string | undefined;
	readonly environmentKey: string | undefined;
	readonly environmentCommand: string | undefined;
	readonly installations: KnownInstallations;
}) {
	const from =
		(given.flagKey && '--api-key') ??
		(given.flagCommand && '--credential-command') ??
		(given.environmentKey && 'PHYCLOUD_API_KEY') ??
		(given.environmentCommand && 'PHYCLOUD_API_KEY_COMMAND');
	const isActive = from === undefined && given.installations.active === a;
	const address = bare(given.flagUrl ?? given.environmentUrl ?? (isActive ? a : usual));
	const isKnown = given.installations.all.some(({host}) => host === address);
	return {
		address,
		addressOrigin:
			given.flagUrl === undefined
				? given.environmentUrl === undefined
					? isActive
						? 'active'
						: 'default'
					: 'PHYCLOUD_URL'
				: '--url',
		from: from ?? (isKnown ? (address === a ? 'store' : 'auth login') : 'nowhere'),
	};
}

/** Each of some lists with each of some values at its end. */
const withEach = <Given extends object, More extends object>(all: readonly Given[], more: readonly More[]) =>
	all.flatMap((given) => more.map((each) => ({...given, ...each})));

const flagKeys = [
	{flagKey: undefined, flagCommand: undefined},
	{flagKey: 'key', flagCommand: undefined},
	{flagKey: undefined, flagCommand: 'get'},
];

/** Every combination of what can be given. */
const combinations = withEach(
	withEach(
		withEach(
			withEach(
				urls.map((flagUrl) => ({flagUrl})),
				urls.map((environmentUrl) => ({environmentUrl})),
			),
			flagKeys,
		),
		keys.map((environmentKey) => ({environmentKey})),
	),
	commands.map((environmentCommand) => ({environmentCommand})),
);

for (const [what, installations] of settings) {
	test(`signed in to ${what}: a key goes to the address that it was given for, whatever else is given`, (t) => {
		t.is(combinations.length, 6 * 6 * 3 * 2 * 2);
		for (const given of combinations) {
			const {flagUrl: url, flagKey: apiKey, flagCommand: credentialCommand} = given;
			const environment = {
				PHYCLOUD_URL: given.environmentUrl,
				PHYCLOUD_API_KEY: given.environmentKey,
				PHYCLOUD_API_KEY_COMMAND: given.environmentCommand,
			};
			const target = resolveTarget({url, apiKey, credentialCommand, allowHttp: false, environment}, installations);
			const key = keyOf(target);
			const host = bare(target.address.href);
			const about = JSON.stringify(given);
			t.deepEqual(
				{address: host, addressOrigin: target.addressOrigin, from: key.from},
				expected({...given, installations}),
				about,
			);
			t.true([undefined, 'anywhere', host].includes(key.for), about);
			t.is(target.installation?.host, installations.all.find((each) => each.host === host)?.host, about);
		}
	});
}

test('what is empty counts as not given', (t) => {
	const environment = {PHYCLOUD_URL: ' ', PHYCLOUD_API_KEY: '', PHYCLOUD_API_KEY_COMMAND: ' '};
	const {address, addressOrigin, credentialSource} = resolveTarget({allowHttp: false, environment}, signedIn);
	t.deepEqual([bare(address.href), addressOrigin, credentialSource], [a, 'active', {kind: 'store', host: a}]);
});

test('a path is a part of the address: an installation beside another on the same host is not it', (t) => {
	for (const url of [
		'https://b.example',
		'https://b.example/base/deeper',
		'https://b.example:8443/base',
		'http://b.example/base',
	]) {
		const {credentialSource} = resolveTarget({url, allowHttp: true, environment: {}}, signedIn);
		t.deepEqual(credentialSource, {kind: 'none'}, url);
	}
});

test('an installation that was signed in to over plain http is refused as any other, without --allow-http', (t) => {
	const plain = {active: 'http://a.example', all: [stored('http://a.example')]};
	const error = t.throws<PhywareError>(() => resolveTarget({allowHttp: false, environment: {}}, plain));
	t.is(error.code, 'VALIDATION');
	t.regex(error.message, /unencrypted/);
	t.is(resolveTarget({allowHttp: true, environment: {}}, plain).addressOrigin, 'active');
});

test('a key and a command for one are one too many', (t) => {
	const given = {apiKey: 'key', credentialCommand: 'get', allowHttp: false, environment: {}};
	t.throws(() => resolveTarget(given, noInstallations), {message: /--api-key and --credential-command cannot/});
});
