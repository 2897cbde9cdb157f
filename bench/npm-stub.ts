import {once} from 'node:events';
import {writeFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import {type AddressInfo} from 'node:net';
import path from 'node:path';

/** A server that answers `npm token list` with 50 tokens. */
export type NpmStub = {
	readonly address: string;
	/** A file of npm's settings, with a token for the stub. */
	readonly config: string;
	readonly close: () => void;
};

export async function startNpmStub(folder: string): Promise<NpmStub> {
	const objects = Array.from({length: 50}, (_, index) => ({
		token: `npm_${index}`,
		key: index.toString(16).padStart(64, '0'),
		cidr_whitelist: null,
		readonly: index % 2 === 0,
		automation: false,
		created: '2026-11-01T00:00:00.000Z',
		updated: '2026-11-01T00:00:00.000Z',
	}));
	const server = createServer((_, response) => {
		response.setHeader('content-type', 'application/json');
		response.end(JSON.stringify({objects, urls: {}}));
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const {port} = server.address() as AddressInfo;
	const config = path.join(folder, 'npmrc');
	await writeFile(config, `//127.0.0.1:${port}/:_authToken=stub\nupdate-notifier=false\n`);
	return {
		address: `http://127.0.0.1:${port}/`,
		config,
		close() {
			server.closeAllConnections();
			server.close();
		},
	};
}
