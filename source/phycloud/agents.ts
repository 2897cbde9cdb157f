import {Agent as HttpAgent} from 'node:http';
import {Agent as HttpsAgent} from 'node:https';
import {type Proxy} from './proxy.js';

export type Agents = {readonly http: HttpAgent; readonly https: HttpsAgent};

/** The connections of one client, kept for its further requests, through its proxy if it has one. */
export function createAgents(proxy: Proxy | undefined): Agents {
	// Node would read the variables in a way of its own: it gets a single URL that it cannot misunderstand.
	const url = proxy?.url.reveal();
	const options = {keepAlive: true, ...(url !== undefined && {proxyEnv: {http_proxy: url, https_proxy: url}})};
	return {http: new HttpAgent(options), https: new HttpsAgent(options)};
}
