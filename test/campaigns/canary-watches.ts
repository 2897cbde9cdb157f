import {hostileServer} from '../helpers/hostile.js';
import {type Random} from '../helpers/seeded.js';
import {withStage} from '../helpers/stage.js';
import {type Finding, type Trial} from './campaign.js';
import {canaryOf, holds} from './canary-search.js';
import {fail, type FailureKind, failureKinds, honestAnswer} from './canary-server.js';
import {around} from './canary-sessions.js';
import {onHost} from './own-host.js';

/** What goes on until it is interrupted, and what a shell asks for: neither fails in the way of other commands. */
const commands: Readonly<Record<string, readonly string[]>> = {
	'a watch in a pipe': ['cloud', 'keys', 'list', '--tenant-id', 'ten_abc123', '--watch'],
	'a watch in a pipe, as a table': ['cloud', 'keys', 'list', '--tenant-id', 'ten_abc123', '--watch', '-o', 'table'],
	'a watch with a log': ['cloud', 'keys', 'list', '--tenant-id', 'ten_abc123', '--watch', '--debug'],
	'candidates of keys': ['completion', 'candidates', 'keys'],
	'candidates of tenants': ['completion', 'candidates', 'tenants'],
};

/** Each of them, against every failure. */
export function planWatches(): Trial[] {
	const kinds = [['nothing', undefined] as const, ...Object.entries(failureKinds)];
	return kinds.flatMap(([what, kind]) =>
		Object.entries(commands).map(([name, argv]) => ({
			name: `${name}, failing by ${what}.`,
			run: async (random) => tryWatch(argv, kind, random),
		})),
	);
}

async function tryWatch(argv: readonly string[], kind: FailureKind | undefined, random: Random): Promise<Finding> {
	return withStage(async (t) => {
		const canaries = {credential: canaryOf(random, 'own'), minted: canaryOf(random, 'own')};
		const {address} = await hostileServer(t, (socket, request) => {
			if (kind === undefined) {
				socket.end(honestAnswer(request, canaries));
			} else {
				fail(socket, kind, canaries);
			}
		});
		const {stdout, stderr, exitCode} = await onHost([...argv, '--timeout', kind?.isPassing === true ? '60ms' : '10s'], {
			env: {PHYCLOUD_URL: address.origin, PHYCLOUD_API_KEY: canaries.credential.text},
			// Once it has said what there is, or what is wrong.
			interruptOn: (printed, told) => printed !== '' || /^(?!debug)./m.test(told),
		});
		const sightings = Object.values(canaries).flatMap((canary) =>
			[stdout, stderr].filter((text) => holds(text, canary)).map((text) => `It is seen: ${around(text, canary)}`),
		);
		return {ending: `watched: exit ${exitCode}`, violations: sightings};
	});
}
