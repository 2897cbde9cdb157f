import {isDeepStrictEqual} from 'node:util';
import {hostileServer, rawAnswer} from '../helpers/hostile.js';
import {withStage} from '../helpers/stage.js';
import {type Finding, type Trial} from './campaign.js';
import {onHost} from './own-host.js';
import {forbiddenIn, notAscii} from './poison-invariants.js';
import {inTenant, jsonAnswer, poisonedKey, unlessLines} from './poison-places.js';

/** Every string as a key that is watched, and that changes: for people, and for programs. */
export function planWatches(strings: readonly string[]): Trial[] {
	return strings.map((poison, index) => ({
		name: `watch with string ${index}.`,
		async run(): Promise<Finding> {
			const faults = await Promise.all([watchForPeople(poison), watchForPrograms(poison)]);
			return {
				ending: 'watched',
				violations: faults.flat().map((what) => `${what} (${JSON.stringify(poison.slice(0, 100))})`),
			};
		},
	}));
}

async function watchForPeople(poison: string): Promise<string[]> {
	// Headings, two keys, and the events of the first.
	const {stdout} = await watch(poison, {columns: 100, lines: 4});
	return [...unlessLines(stdout, 4), ...forbiddenIn(stdout, true)];
}

async function watchForPrograms(poison: string): Promise<string[]> {
	const {stdout} = await watch(poison, {columns: undefined, lines: 3});
	const keys = stdout
		.split('\n')
		.slice(0, -1)
		.map((line) => (JSON.parse(line) as {key: unknown}).key);
	const wanted = [...keysAt(poison, 0), keysAt(poison, 1)[0]];
	return [...notAscii(stdout), ...(isDeepStrictEqual(keys, wanted) ? [] : [`The data is not the same: ${stdout}`])];
}

type Look = {readonly columns: number | undefined; readonly lines: number};

/** What is printed until so many lines are there. */
async function watch(poison: string, {columns, lines}: Look) {
	return withStage(async (t) => {
		let looks = 0;
		const {address} = await hostileServer(t, (socket) => {
			socket.end(rawAnswer(jsonAnswer(200, {keys: keysAt(poison, looks++), next_cursor: null})));
		});
		return onHost(['cloud', 'keys', 'list', '--watch', ...inTenant], {
			env: {PHYCLOUD_URL: address.origin, PHYCLOUD_API_KEY: 'phk_live_operator'},
			...(columns !== undefined && {columns}),
			interruptOn: (stdout) => stdout.split('\n').length > lines,
		});
	});
}

function keysAt(poison: string, look: number) {
	const scopes = look === 0 ? [poison] : [poison, `${poison} again`];
	return [poisonedKey(poison, {scopes}), poisonedKey(poison, {id: 'key_other', name: `other ${poison}`})];
}
