import {type Journal} from '../../source/storage/journal/journal.js';
import {reminder} from '../../source/commands/connection/remind.js';
import {hostileServer, rawAnswer} from '../helpers/hostile.js';
import {withStage} from '../helpers/stage.js';
import {type Finding, type Trial} from './campaign.js';
import {poisonIn, gridFaults, isDisputed} from './poison-invariants.js';
import {poisonedAnswer, poisonedMemory} from './poison-server.js';
import {type Tour, tours} from './poison-tours.js';
import {openBench} from './session-bench.js';

/** Every string on every tour through the session. */
export function planTours(strings: readonly string[]): Trial[] {
	return strings.flatMap((poison, index) =>
		tours.map((tour) => ({
			name: `session: ${tour.name} with string ${index}.`,
			run: async () => tryTour(tour, poison),
		})),
	);
}

/** How many tours there are. */
export const tourCount = tours.length;

async function tryTour({words = {}, walk, ...tour}: Tour, poison: string): Promise<Finding> {
	return withStage(async (t) => {
		const {address} = await hostileServer(t, (socket, request) => {
			socket.end(rawAnswer(poisonedAnswer(request, poison, words)));
		});
		const session = openBench(t, {
			address,
			credential: tour.signsIn === true ? undefined : 'phk_live_operator',
			tenantId: tour.tenantId,
			isReadAloud: tour.isReadAloud ?? false,
			notice: tour.hasNotice === true ? await reminder(journalOf(poison)) : undefined,
			memory: poisonedMemory(poison, address),
		});
		const {terminal} = session;
		const faults: string[] = [];
		await walk(session, poison, () => {
			faults.push(...gridFaults(terminal, {mayBeCut: isDisputed(poison)}));
		});
		// While a secret is not saved, the first press asks, and the second answers.
		terminal.press('\u0003');
		terminal.press('\u0003');
		await session.ended;
		await terminal.flush();
		faults.push(...poisonIn(terminal.raw, poison));
		return {
			ending: 'session',
			violations: [...new Set(faults)].map((what) => `${what} (${JSON.stringify(poison.slice(0, 100))})`),
		};
	});
}

/** A journal in which a create of a name waits. */
function journalOf(name: string): Journal {
	const entry = {
		version: 1,
		idempotency_key: 'e3a1f0c2-95f5-4d65-8a0b-1c2d3e4f5a6b',
		url: 'http://localhost:8000/',
		tenant_id: 'ten_abc123',
		request: {name, scopes: [name]},
		started_at: '2026-11-23T04:05:06Z',
		newest_before: null,
		key_id: null,
		process: {id: 1},
		host: name,
	} as const;
	return {
		write: async () => undefined,
		remove: async () => undefined,
		interrupted: async () => ({entries: [{...entry, request: {name, scopes: [name]}}], broken: []}),
	};
}
