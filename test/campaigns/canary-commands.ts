/** How the credential reaches the program. */
export type Source = 'environment' | 'flag' | 'standard input' | 'command' | 'command in the environment';

export const sources: readonly Source[] = [
	'environment',
	'flag',
	'standard input',
	'command',
	'command in the environment',
];

/** A command line to be tried, below `cloud keys`. */
export type Invocation = {
	readonly name: string;
	readonly argv: readonly string[];
	/** The method of the request that counts; the requests before it can fail, too. */
	readonly method: 'GET' | 'POST' | 'DELETE';
	/** Where a minted secret may stand afterwards. */
	readonly permits: 'stdout' | 'file' | 'nowhere';
	readonly needsEntry?: boolean;
};

const inTenant = ['--tenant-id', 'ten_abc123'];
const create = ['create', ...inTenant, '--name', 'fresh', '--scopes', 'read:events'];

export const invocations: readonly Invocation[] = [
	{name: 'keys', argv: inTenant, method: 'GET', permits: 'nowhere'},
	{name: 'list', argv: ['list', ...inTenant], method: 'GET', permits: 'nowhere'},
	{name: 'create', argv: create, method: 'POST', permits: 'stdout'},
	{name: 'create --secret-file', argv: [...create, '--secret-file', 'SECRET_FILE'], method: 'POST', permits: 'file'},
	{name: 'create --copy', argv: [...create, '--copy'], method: 'POST', permits: 'stdout'},
	{name: 'revoke', argv: ['revoke', 'key_abc123'], method: 'DELETE', permits: 'nowhere'},
	{name: 'revoke of several', argv: ['revoke', 'key_abc123', 'key_fresh'], method: 'DELETE', permits: 'nowhere'},
	{name: 'revoke --dry-run', argv: ['revoke', 'key_abc123', '--dry-run'], method: 'GET', permits: 'nowhere'},
	{name: 'recover', argv: ['recover'], method: 'POST', permits: 'stdout', needsEntry: true},
	{name: 'recover --dry-run', argv: ['recover', '--dry-run'], method: 'GET', permits: 'nowhere', needsEntry: true},
	{name: 'recover --revoke', argv: ['recover', '--revoke'], method: 'GET', permits: 'nowhere', needsEntry: true},
	{
		name: 'rotate',
		argv: ['rotate', 'key_abc123', ...inTenant, '--scopes', 'read:events', '--expires', '30d'],
		method: 'POST',
		permits: 'stdout',
	},
	{name: 'rotate --status', argv: ['rotate', '--status'], method: 'GET', permits: 'nowhere'},
	{name: 'audit', argv: ['audit', ...inTenant], method: 'GET', permits: 'nowhere'},
	{
		name: 'list, with a create that waits',
		argv: ['list', ...inTenant],
		method: 'GET',
		permits: 'nowhere',
		needsEntry: true,
	},
];

/** The forms in which each is printed, with and without a log of requests. */
export const forms: ReadonlyArray<readonly string[]> = ['table', 'json', 'jsonl', 'yaml'].flatMap((format) => [
	['-o', format],
	['-o', format, '--debug'],
]);

const valued = [
	'tenant-id',
	'status',
	'expires-within',
	'sort',
	'limit',
	'output',
	'timeout',
	'ca-file',
	'url',
	'apikey',
	'api_key',
	'key',
	'token',
	'password',
];

/** Command lines in which the credential stands where something else should: whole ones, below the program's name. */
export function misplaced(secret: string): Readonly<Record<string, readonly string[]>> {
	const keys = ['cloud', 'keys'];
	const list = [...keys, 'list', ...inTenant];
	return {
		...Object.fromEntries(
			valued.flatMap((flag) => [
				[`--${flag} in list`, [...list, `--${flag}`, secret]],
				[`--${flag}= in list`, [...list, `--${flag}=${secret}`]],
			]),
		),
		...Object.fromEntries(
			['scopes', 'expires', 'tenant-id'].map((flag) => [
				`--${flag} in create`,
				[...keys, ...create, `--${flag}`, secret],
			]),
		),
		'several scopes': [...keys, ...create, '--scopes', `read:events,${secret} write:events`],
		'a name with blanks around': [...keys, 'create', ...inTenant, '--name', ` ${secret} `],
		'a key to revoke': [...keys, 'revoke', secret],
		'a flag of its own': [...list, `--${secret}`],
		'a short flag': [...list, `-${secret}`],
		'-o attached': [...list, `-o${secret}`],
		'-o with =': [...list, `-o=${secret}`],
		'a switch with a value': [...list, `--debug=${secret}`],
		'a command of keys': [...keys, secret],
		'a command of cloud': ['cloud', secret],
		'a command': [secret],
		'an argument too many': [...list, secret],
		'an argument of help': [...keys, 'list', '--help', secret],
		'an argument of the version': ['--version', secret],
		'the flag twice': [...list, '--api-key', secret, '--api-key', secret],
		'the flag with a blank in it': [...list, '--api-key', `${secret} x`],
		'the flag with a line end': [...list, '--api-key', `${secret}\n`],
		'the flag in quotes': [...list, '--api-key', `“${secret}”`],
		'the flag beside the demo': [...list, '--demo', '--api-key', secret],
		'a user of the address': [...list, '--url', `https://${secret}@phycloud.example`],
		'a password of the address': [...list, '--url', `https://user:${secret}@phycloud.example`],
		'a password of an address that is none': [...list, '--url', `https://user:${secret}@`],
		'a query of the address': [...list, '--url', `https://phycloud.example/?key=${secret}`],
		'a fragment of the address': [...list, '--url', `https://phycloud.example/#${secret}`],
		'an address in the clear': [...list, '--url', 'http://phycloud.example', '--api-key', secret],
		'an address that is none': [...list, '--url', 'phycloud', '--api-key', secret],
		'the port of the emulator': ['cloud', 'emulator', '--port', secret],
	};
}
