import {installation} from '../helpers/emulator.js';
import {type FaultProxy, faultProxy} from '../helpers/fault-proxy.js';
import {phyware, type Run, type RunOptions} from '../helpers/run.js';
import {withStage} from '../helpers/stage.js';
import {temporaryFolder} from '../helpers/temporary-folder.js';

export type KeyView = {readonly id: string; readonly name: string; readonly status: string};

/** A key to rotate, at a server behind a proxy that can misbehave. */
export type RotationSubject = {
	readonly oldId: string;
	readonly proxy: FaultProxy;
	/** Runs `phyware cloud keys …` with a home of its own. */
	readonly run: (argv: readonly string[], options?: RunOptions) => Promise<Run>;
	/** The tenant's keys, as the server has them. */
	readonly keys: () => readonly KeyView[];
	/** The id of the key that a secret belongs to. */
	readonly ownerOf: (secret: string) => Promise<string | undefined>;
};

/** Lends a subject for one piece of work. */
export async function withRotationSubject<Value>(work: (subject: RotationSubject) => Promise<Value>): Promise<Value> {
	return withStage(async (t) => {
		const server = await installation(t);
		const proxy = await faultProxy(t, server.address);
		const home = temporaryFolder();
		const env = {...server.environment, PHYCLOUD_URL: proxy.address.origin, HOME: home};
		return work({
			oldId: server.addKey({name: 'ci', used: '2026-01-01T00:00:00Z'}).id,
			proxy,
			run: async (argv, options = {}) => phyware(['cloud', 'keys', ...argv], {...options, env}),
			keys: () =>
				server.store.listKeys('ten_test01', {
					now: new Date().toISOString(),
					limit: 100,
					before: undefined,
					status: undefined,
				}).entries,
			async ownerOf(secret) {
				const response = await server.request('/v1/identity', {secret});
				const {identity} = (await response.json()) as {readonly identity?: {readonly key_id: string}};
				return identity?.key_id;
			},
		});
	});
}
