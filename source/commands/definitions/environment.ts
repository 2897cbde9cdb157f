/** The environment variables that the program heeds, and what each does. */
export const environmentVariables: ReadonlyArray<readonly [name: string, meaning: string]> = [
	['PHYCLOUD_URL', 'Address of the installation, where --url is not given'],
	['PHYCLOUD_API_KEY', 'API key to authenticate with, where --api-key is not given'],
	[
		'HTTPS_PROXY, HTTP_PROXY, ALL_PROXY, NO_PROXY',
		'Proxies (http:// and https:// alone), and hosts to connect to without one, as for curl; this machine is never proxied',
	],
	['CI', 'If it is set, nothing is asked and no session is opened, as with --no-input'],
	['NO_COLOR', 'If it is set, no colour, as with --no-color'],
	['FORCE_COLOR', 'Colour without a terminal, too; 0 takes it away'],
	['PHYWARE_ASCII', '1: signs of ASCII alone in tables and the session'],
	['PHYWARE_SCREEN_READER', '1: the session in a layout to be read aloud'],
	[
		'XDG_STATE_HOME, XDG_CONFIG_HOME, XDG_CACHE_HOME',
		'Folders of the journal, of what the session remembers, and of what Node has compiled',
	],
	['NODE_DEBUG, NODE_DEBUG_NATIVE', 'Ignored: Node would log the API key; --debug logs requests without it'],
	['NODE_EXTRA_CA_CERTS', 'Certificate authorities for every Node.js program; --ca-file is for this one'],
];
