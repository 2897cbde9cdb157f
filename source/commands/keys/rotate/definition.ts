import {defineCommand} from '../../command/definition.js';
import {
	conflict,
	declinedError,
	inProgress,
	keyNotFound,
	outcomeUnknown,
	remoteErrors,
	rotationOpen,
	tenantNotFound,
	readOnlyRefusal,
} from '../../command/errors.js';
import {rotateOptions} from './options.js';

export const rotate = defineCommand({
	name: 'rotate',
	synonyms: ['roll', 'renew', 'regenerate'],
	summary: 'Rotate a key: replace it by a new one, and retire the old one once nobody uses it.',
	usage: '[OPTIONS] [KEY_ID]... [-- COMMAND...]',
	takesCommand: true,
	arguments: [
		{
			name: 'KEY_ID',
			summary: 'Key to rotate; with --finish or --keep, a key of an open rotation.',
			variadic: true,
			takes: {kind: 'key'},
		},
	],
	description: [
		'Creates a key with the same scopes and the same lifetime, and delivers its secret as create does. The old key keeps working, and the rotation stays open, until you finish it.',
		'--status shows how far each rotation is. --finish revokes the old keys whose new keys are in use and that have been quiet for --quiet-for themselves. --wait does all of it in one call.',
	],
	options: rotateOptions,
	examples: [
		{summary: 'Create the successor of a key', command: 'phyware cloud keys rotate key_abc123'},
		{
			summary: 'Deliver the new secret to a command',
			command: 'phyware cloud keys rotate key_abc123 -- gh secret set CI_KEY',
		},
		{summary: 'Show how far open rotations are', command: 'phyware cloud keys rotate --status'},
		{summary: 'Revoke the old keys that nobody uses', command: 'phyware cloud keys rotate --finish'},
		{
			summary: 'Rotate, wait until the new key is in use, and revoke the old one',
			command: 'phyware cloud keys rotate key_abc123 --wait 24h -- gh secret set CI_KEY',
		},
		{summary: 'Keep both keys', command: 'phyware cloud keys rotate --keep key_abc123'},
	],
	agentNotes: [
		'Use it to replace a key that is in use, without cutting anybody off.',
		'With --output json the secret is .key.secret, and .replaces is the old key. With --status, --finish and --keep the JSON is {"rotations": […]}.',
		'A rotation is kept on this machine, for this user, until its old key is revoked.',
		'The verdicts: proven (the old key can be revoked), new-key-unused, old-key-in-use, old-key-used-last (a client may have switched back), unknown-use (PhyCloud does not say when keys were used), old-key-revoked, new-key-inactive, new-key-pending (run recover), new-key-missing, under-way.',
		'--finish without KEY_ID succeeds even if rotations stay open; with KEY_ID it ends with ROTATION_OPEN if that one stays open.',
	],
	errors: [
		...remoteErrors,
		keyNotFound,
		tenantNotFound,
		conflict,
		inProgress,
		outcomeUnknown,
		rotationOpen,
		declinedError,
		readOnlyRefusal,
	],
	output: {json: 'rotate', jsonl: 'rotate-line'},
	load: async () => import('./rotate.js'),
});
