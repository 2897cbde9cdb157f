import {Agent as HttpAgent} from 'node:http';
import {Agent as HttpsAgent} from 'node:https';

export type Agents = {readonly http: HttpAgent; readonly https: HttpsAgent};

/** The connections of one client, kept for its further requests; `proxyEnvironment` is where proxies are named. */
export function createAgents(proxyEnvironment: Readonly<Record<string, string | undefined>> | undefined): Agents {
	const options = {keepAlive: true, ...(proxyEnvironment !== undefined && {proxyEnv: {...proxyEnvironment}})};
	return {http: new HttpAgent(options), https: new HttpsAgent(options)};
}
