/** The environment variables that the program reads, and what each does. */
export const environmentVariables: ReadonlyArray<readonly [name: string, meaning: string]> = [
	['PHYCLOUD_URL', 'URL of the installation; --url overrides it'],
	['PHYCLOUD_API_KEY', 'API key to authenticate with; --api-key overrides it'],
	[
		'PHYCLOUD_API_KEY_COMMAND',
		'Command that prints the API key, such as op read op://ops/phycloud/key; run without a shell unless it needs one; --credential-command overrides it',
	],
	['PHYWARE_READ_ONLY', '1: refuse to create, rotate or revoke keys, as with --read-only'],
	[
		'HTTPS_PROXY, HTTP_PROXY, ALL_PROXY, NO_PROXY',
		'Proxies (http:// or https://) and hosts to reach without a proxy, as for curl; loopback is never proxied',
	],
	['CI', 'If set, never prompt and never open the session, as with --no-input'],
	['NO_COLOR', 'If set, print no color, as with --no-color'],
	['FORCE_COLOR', 'If set, print color in a pipe as well; 0 turns color off'],
	['PHYWARE_ASCII', '1: use only ASCII in tables and the session'],
	['PHYWARE_SCREEN_READER', '1: show the session in a layout for screen readers'],
	['XDG_STATE_HOME, XDG_CONFIG_HOME, XDG_CACHE_HOME', 'Folders of the journal, the settings, and the compile cache'],
	['NODE_DEBUG, NODE_DEBUG_NATIVE', 'Ignored: Node would log the API key; use --debug instead'],
	['NODE_EXTRA_CA_CERTS', 'Certificate authorities for every Node.js program; --ca-file is for phyware alone'],
];
