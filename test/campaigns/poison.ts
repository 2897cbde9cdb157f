import {type Run} from '../helpers/run.js';
import {hostileServer} from '../helpers/hostile.js';
import {withStage} from '../helpers/stage.js';
import {type Campaign, type Finding, runTrials, spread, type Trial} from './campaign.js';
import {ownFolders} from './own-folders.js';
import {dataPlaces} from './poison-data.js';
import {wordPlaces} from './poison-errors.js';
import {forbiddenIn, notAscii} from './poison-invariants.js';
import {journalPlaces} from './poison-journals.js';
import {rotationPlaces} from './poison-rotations.js';
import {type PoisonDesk, type PoisonPlace, toWire} from './poison-places.js';
import {planTours, tourCount} from './poison-sessions.js';
import {inPortions} from './portions.js';
import {planWatches} from './poison-watches.js';
import {harmless, poisonStrings} from './poison-strings.js';

/** Hostile strings in every place that shows untrusted text, in commands and sessions. */
export const poisonCampaign: Campaign = async ({share = 'whole', ...options}) =>
	withStage(async (t) => {
		const strings = poisonStrings(options.seed);
		let answer: Parameters<PoisonDesk['setAnswer']>[0] = () => ({status: 404});
		const {address} = await hostileServer(t, (socket, request) => {
			const [method = '', path = ''] = request.split(' ', 2);
			socket.end(toWire(answer(method, path)));
		});
		const desk: PoisonDesk = {
			url: address.origin,
			folders: ownFolders(t),
			setAnswer(next) {
				answer = next;
			},
		};
		const places = [...dataPlaces, ...wordPlaces, ...journalPlaces, ...rotationPlaces];
		const commands = strings.flatMap((poison, index) =>
			places.map((place) => commandTrial(place, {poison, index}, desk)),
		);
		// Each place once, each time with another string.
		const few = places.map((place, index) => {
			const number = (index * 53) % strings.length;
			return commandTrial(place, {poison: strings[number]!, index: number}, desk);
		});
		const walks = planTours(strings);
		const watches = planWatches(strings);
		const someTours = Array.from(
			{length: tourCount},
			(_, index) => walks[((index * 53) % strings.length) * tourCount + index]!,
		);
		const isSlice = share === 'slice';
		// Commands share the folders of this process; sessions and watches share nothing.
		const groups: ReadonlyArray<readonly [trials: readonly Trial[], atOnce: number]> = [
			[isSlice ? few : commands, 1],
			[isSlice ? spread(someTours, 4) : walks, 6],
			[isSlice ? spread(watches, 1) : watches, 12],
		];
		return inPortions(groups.length, async (group) => {
			const [trials, atOnce] = groups[group]!;
			return runTrials(trials, {...options, atOnce});
		});
	});

type Numbered = {readonly poison: string; readonly index: number};

function commandTrial(place: PoisonPlace, {poison, index}: Numbered, desk: PoisonDesk): Trial {
	return {
		name: `command: ${place.name} with string ${index}.`,
		async run(): Promise<Finding> {
			desk.folders.clear();
			const {run, faults} = await place.run(poison, desk);
			const violations = [...faults, ...forbiddenOf(run, place), ...unseen(run, place, poison)];
			return {
				ending: `exit ${run.exitCode}`,
				violations: violations.map((what) => `${what} (${JSON.stringify(poison.slice(0, 100))})`),
			};
		},
	};
}

/** A place at which nothing is ever to be seen shows nothing of what it is held to. */
function unseen({stdout, stderr}: Run, {isSilent = false}: PoisonPlace, poison: string): string[] {
	const isSeen = (stdout + stderr).includes(harmless);
	return poison === harmless && isSeen === isSilent
		? [`It ${isSilent ? 'shows' : 'does not show'}: ${stdout}${stderr}`]
		: [];
}

function forbiddenOf({stdout, stderr}: Run, {name}: PoisonPlace): string[] {
	const isTerminal = /terminal|asked/.test(name);
	const isJson = / as (?:json|jsonl|yaml)$/.test(name);
	return [
		...forbiddenIn(stdout, isTerminal),
		...forbiddenIn(stderr, isTerminal),
		...(isJson ? notAscii(stdout) : []),
		...(stderr.startsWith('{') ? notAscii(stderr) : []),
	];
}
