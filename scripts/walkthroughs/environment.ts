import path from 'node:path';
import {root, testEnvironment} from '../../test/helpers/run.js';
import {temporaryFolder} from '../../test/helpers/temporary-folder.js';
import {type Background} from '../../source/terminal/theme.js';
import {type Clock} from './clock.js';
import {type Installation} from './installation.js';

/** What the program is loaded with: a clock, randomness and a network that are the same with every recording. */
const world = ['time', 'randomness', 'network'].map((name) =>
	path.join(root, 'scripts/walkthroughs/world', `${name}.ts`),
);

/** How a terminal names its foreground and its background in `COLORFGBG`. */
const colors: Readonly<Record<Background, string>> = {dark: '15;0', light: '0;15'};

/** The environment of a walkthrough's shell: nothing of the machine's own shows, and `phyware` is the built program. */
export function environmentOf(
	{folder}: Clock,
	background: Background,
	installation: Installation | undefined,
): Record<string, string> {
	const inherited = testEnvironment();
	return {
		...inherited,
		PATH: [path.join(root, 'scripts/walkthroughs/bin'), inherited['PATH']].join(':'),
		HOME: temporaryFolder(),
		TZ: 'UTC',
		PS1: String.raw`\[\e[32m\]$\[\e[0m\] `,
		// A blank line before each prompt but the first.
		PROMPT_COMMAND: 'PROMPT_COMMAND=echo',
		// What a shell of macOS would say first.
		BASH_SILENCE_DEPRECATION_WARNING: '1',
		INPUTRC: '/dev/null',
		COLORFGBG: colors[background],
		NODE_OPTIONS: world.map((file) => `"--import=${file}"`).join(' '),
		WALKTHROUGH_CLOCK: folder,
		...(installation && {
			WALKTHROUGH_PORT: String(installation.port),
			PHYCLOUD_URL: 'http://localhost:8000',
			PHYCLOUD_API_KEY: installation.operator,
		}),
	};
}
