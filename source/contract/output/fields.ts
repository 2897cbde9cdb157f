import {type OutputName} from './outputs.js';

type Fields = Readonly<Record<string, string>>;

/** What the fields of keys hold: in the reference page's words where it has them. */
const keyFields: Fields = {
	id: 'Key identifier',
	tenant_id: 'Tenant that the key belongs to; null if unknown',
	name: 'Human-readable name',
	scopes: 'Granted OAuth scopes; null if unknown',
	status: 'active, expired or revoked, or another status of the installation; null if unknown',
	redacted_secret:
		'The secret with all but its last characters masked, in the format of the installation; null if unknown',
	secret: 'The API key secret (create only); null where it went to a file or a command',
	created_at: 'When the key was created, RFC 3339 in UTC; null if unknown',
	created_by: 'Who created the key; null if unknown',
	expires_at: 'When the key expires, RFC 3339 in UTC; null if never, or if unknown',
	last_used_at: 'When the key was last used, RFC 3339 in UTC; null if never, or if unknown',
	revoked_at: 'When the key was revoked, RFC 3339 in UTC; null if it was not, or if unknown',
	unknown: 'The fields that are null because the installation does not send them; absent if there are none',
	has_more: 'Whether more keys exist than --limit shows',
	event: 'What changed about the key; listed: the key was there at the start',
	at: 'When that was seen, RFC 3339 in UTC',
	started_at: 'When the create was started, RFC 3339 in UTC',
	key_id: 'The key that the create made; null if unknown',
	secrets: 'The secrets in the order in which they were read; nothing of a secret itself',
	keys: 'The keys',
	verified: 'Whether PhyCloud accepts the secret; null if it was not tried, or cannot be known',
};

/** What the fields of tenants hold. */
const tenantFields: Fields = {
	tenants: 'The tenants, in the order of the installation',
	id: 'Tenant identifier',
	name: 'Human-readable name',
	status: 'active or inactive, or another status of the installation; null if unknown',
	plan: 'The plan; null if unknown',
	created_at: 'When the tenant was created, RFC 3339 in UTC; null if unknown',
};

/** What the fields of a sign-in hold: in PhyWare's words where it has them. */
const authFields: Fields = {
	user: 'Who is signed in: the email of a person, or the name of a key; null if unknown',
	scopes: 'Granted OAuth scopes; null if unknown',
	expiry: 'When the credential expires, RFC 3339 in UTC; null if never, or if unknown',
	host: 'URL of the installation',
	label: 'What the installation is called; null if nothing',
	active: 'Whether the installation is used where no URL is given',
	read_only: 'Whether changes are refused',
	credential: 'How the API key is had: from the credential store, or by a command',
	key_id: 'The key that is signed in with; null if unknown, or if it is the token of a person',
	tenant_id: 'The tenant of that key; null if unknown',
	host_from: 'Where the URL came from',
	credential_from: 'Where the API key came from',
	installation: 'The installation',
	installations: 'The installations that are signed in to, the active one first',
	token: 'The API key',
};

const messageFields: Fields = {
	code: 'What went wrong, for programs',
	message: 'What happened, for people',
	remediation: 'What to do next; null if unknown',
	request_id: 'The request id to send to the operator of the server; null if no request was sent',
	status: 'The HTTP status; null if there was no response',
};

const catalogFields: Fields = {
	commands: 'Every command that does something',
	name: 'What you type: a command with its path, an option with its dashes',
	path: 'The words of the command after phyware',
	synopsis: 'What the command does, in one line',
	usage: 'The usage line: the command with what follows it',
	options: 'The flags, with type, default and environment variable',
	value: 'The placeholder of the value in help; null for a switch',
	required: 'Whether it is required where the command cannot ask',
	default: 'The default value',
	if_absent: 'What applies if the option is not given and has no default value',
	env: 'The environment variable that is used if the option is not given',
	repeatable: 'Whether it can be given several times',
	choices: 'All allowed values; null if others are allowed too',
	known: 'Known values with their meaning; others are allowed too',
	input_schema: 'JSON Schema of stdin; null for a command that reads no document from it',
	parameters_schema: 'JSON Schema of the options and arguments as an object',
	output_schema: 'JSON Schema of what --output json prints; null for a command without that form',
	line_schema: 'JSON Schema of each line that --output jsonl prints; null for a command without that form',
	examples: 'Lines of shell that use the command',
	agent_notes: 'When and how to use the command',
	errors: 'The errors of the command, with what to do about each',
	version: 'The version of the program',
	error_schema: 'JSON Schema of an error: a line on stderr with --output json or jsonl',
	notice_schema: 'JSON Schema of a notice: a line on stderr with --output json or jsonl',
};

/** What the fields of an output hold, by their names. */
export function fieldsOf(name: OutputName): Fields {
	switch (name) {
		case 'catalog':
		case 'command': {
			return catalogFields;
		}

		case 'tenants':
		case 'tenant': {
			return tenantFields;
		}

		case 'auth-status':
		case 'auth-installation':
		case 'installation':
		case 'auth-token': {
			return authFields;
		}

		case 'error':
		case 'notice': {
			return messageFields;
		}

		default: {
			return keyFields;
		}
	}
}
