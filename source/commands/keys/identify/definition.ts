import {defineCommand} from '../../command/definition.js';
import {keyNotFound, remoteErrors, tenantNotFound} from '../../command/errors.js';
import {identifyOptions} from './options.js';

export const identify = defineCommand({
	name: 'identify',
	summary: 'Identify a leaked secret: search stdin for secrets, and name the keys that they fit.',
	usage: '[OPTIONS]',
	description: [
		'Reads a secret, or a log with secrets in it, from stdin, and compares their beginnings and ends with the masks of keys. Nothing of a secret is sent or printed unless you add --verify, which sends it to PhyCloud.',
		'Ends can be the same by chance: --verify tells.',
	],
	options: identifyOptions,
	examples: [
		{summary: 'Whose secret is in this log?', command: 'cat build.log | phyware cloud keys identify'},
		{summary: 'Type or paste a secret, hidden', command: 'phyware cloud keys identify --tenant-id ten_abc123'},
		{summary: 'A secret from the clipboard', command: 'pbpaste | phyware cloud keys identify'},
		{summary: 'Whether the secret still works', command: 'cat leaked.txt | phyware cloud keys identify --verify'},
		{
			summary: 'Revoke each key whose secret is in a log',
			command:
				"cat build.log | phyware cloud keys identify -o json | jq -r '.secrets[].keys[].id' | xargs -r phyware cloud keys revoke --yes",
		},
	],
	agentNotes: [
		'Use it when a secret has leaked: it names the key, and the command that revokes it.',
		'Exit code 3 means that no key fits any secret. A secret of another installation fits none, or one by chance: check with --verify.',
		'Without --tenant-id it needs admin:tenants. An installation that shows no end of a secret in redacted_secret cannot be searched.',
	],
	errors: [...remoteErrors, tenantNotFound, keyNotFound],
	output: {json: 'identify', jsonl: 'identified-secret'},
	load: async () => import('./identify.js'),
});
