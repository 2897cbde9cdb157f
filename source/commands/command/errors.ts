import {type ErrorDefinition} from './definition.js';

const validation: ErrorDefinition = {
	code: 'VALIDATION',
	message: 'A flag or argument is missing, unknown or malformed, or PhyCloud refused a value',
	remediation: 'Follow the remediation of the error; --help lists what each flag takes',
};

const output: ErrorDefinition = {
	code: 'OUTPUT',
	message: 'The output could not be delivered',
	remediation: 'Redirect it to a file or pipe that works, and run the command again',
};

/** The errors of a command that sends no request. */
export const localErrors: readonly ErrorDefinition[] = [validation, output];

/** What every command can end with that talks to PhyCloud. */
export const remoteErrors: readonly ErrorDefinition[] = [
	validation,
	{
		code: 'UNAUTHENTICATED',
		message: 'No API key was given, or PhyCloud does not accept it',
		remediation: 'Set PHYCLOUD_API_KEY to a key of this installation that is active, or run phyware auth login',
	},
	{
		code: 'CREDENTIAL',
		message: 'The credential store or the credential command failed',
		remediation: 'Unlock the credential store, or run the credential command in a shell to see what it needs',
	},
	{code: 'FORBIDDEN', message: 'Insufficient scope', remediation: 'Ensure admin:keys scope'},
	{
		code: 'RATE_LIMITED',
		message: 'PhyCloud limits the rate of requests',
		remediation: 'Wait as long as the remediation of the error says, and run the command again',
	},
	{
		code: 'SERVER',
		message: 'PhyCloud failed to handle the request',
		remediation: 'Run the command again. If it fails again, send the request id to the operator of the server',
	},
	{
		code: 'CONNECTION',
		message: 'No usable response: refused, not found, not trusted, timed out or cut short',
		remediation: 'Check --url and that PhyCloud is running; For a slow server, raise --timeout',
	},
	output,
];

export const readOnlyRefusal: ErrorDefinition = {
	code: 'READ_ONLY',
	message: 'Refused before anything was sent: read-only mode is on',
	remediation: 'Follow the remediation of the error, which says what turned it on',
};

export const settingsNotWritten: ErrorDefinition = {
	code: 'SETTINGS',
	message: 'The settings could not be written',
	remediation: 'Set XDG_CONFIG_HOME to a folder that you can write to',
};

export const keyNotFound: ErrorDefinition = {
	code: 'NOT_FOUND',
	message: 'Key not found',
	remediation: 'Check KEY_ID',
};

export const tenantNotFound: ErrorDefinition = {
	code: 'NOT_FOUND',
	message: 'Tenant not found',
	remediation: 'Check --tenant-id',
};

export const conflict: ErrorDefinition = {
	code: 'CONFLICT',
	message: 'Key name taken',
	remediation: 'Choose a different name',
};

export const inProgress: ErrorDefinition = {
	code: 'IN_PROGRESS',
	message: 'The same create is still in progress',
	remediation: 'Wait a moment, then run phyware cloud keys recover',
};

export const outcomeUnknown: ErrorDefinition = {
	code: 'OUTCOME_UNKNOWN',
	message: 'The key may exist, or exists, but its secret was not received',
	remediation:
		'Run phyware cloud keys recover to get the secret, or with --revoke to revoke the key. Do not create it again',
};

export const rotationOpen: ErrorDefinition = {
	code: 'ROTATION_OPEN',
	message: 'The old key was not revoked: the new one is not in use yet, or the old one still is',
	remediation: 'See how far it is with phyware cloud keys rotate --status, and finish it later',
};

export const declinedError: ErrorDefinition = {
	code: 'DECLINED',
	message: 'The confirmation was declined at the terminal; nothing was revoked',
	remediation: 'Use --yes to skip the confirmation',
};
