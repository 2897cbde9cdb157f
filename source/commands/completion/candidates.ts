import pMap from 'p-map';
import {stripEscapes} from '../../core/escape-sequences.js';
import {isRevoked} from '../../core/key-status.js';
import {createClient, type PhyCloud} from '../../phycloud/client.js';
import {nameServiceAnswers} from '../../phycloud/name-service.js';
import {parseCredential} from '../../config/credential.js';
import {clean, join, type Printable, printable} from '../../terminal/printable.js';
import {write} from '../../terminal/write.js';
import {clientOptions} from '../connection/connect.js';
import {type Context} from '../command/context.js';
import {environmentSettings, parseTimeout} from '../options/settings.js';
import {type CandidatesInput} from './candidates-options.js';

/** How long a person who pressed a key waits for what PhyCloud has to say, in milliseconds. */
const defaultTimeLimit = 700;

/** How long a name server may take, in milliseconds. */
const nameServiceTime = 250;

/** The most tenants whose keys are asked for. */
const maximumTenants = 50;

/** A word that a shell can complete, and what it stands for. */
type Candidate = {readonly id: string; readonly about: string};

type Lookup = (
	client: PhyCloud,
	signal: AbortSignal,
	found: (candidates: readonly Candidate[]) => void,
) => Promise<void>;

const lookups: Readonly<Record<string, Lookup>> = {
	async tenants(client, signal, found) {
		const {tenants} = await client.listTenants({limit: 1000, signal});
		found(
			tenants.map(({id, name, status}) => ({
				id,
				about: status === undefined || status === 'active' ? name : `${stripEscapes(name)}, ${stripEscapes(status)}`,
			})),
		);
	},

	async keys(client, signal, found) {
		const tenants = await tenantsOf(client, signal);
		await pMap(
			tenants,
			async (tenantId) => {
				const page = await client.listKeys(tenantId, {limit: 1000, status: 'active', signal});
				const keys = (page?.keys ?? []).filter((key) => !isRevoked(key));
				found(keys.map(({id, name}) => ({id, about: `${stripEscapes(name)}, ${tenantId}`})));
			},
			{concurrency: 8},
		);
	},
};

/** The tenants whose keys a credential can revoke: its own, or all if it may see them. */
async function tenantsOf(client: PhyCloud, signal: AbortSignal): Promise<string[]> {
	const identity = await client.getIdentity({signal});
	if (identity?.scopes?.includes('admin:tenants')) {
		const {tenants} = await client.listTenants({limit: maximumTenants, signal});
		return tenants.map(({id}) => id);
	}

	return identity?.tenant_id === undefined ? [] : [identity.tenant_id];
}

/**
What a shell can complete, by the address and the credential in the environment: as much as came within the time limit.

Never asks and never fails: an error must not disturb a user who types.
*/
async function lookUp(input: CandidatesInput, context: Context): Promise<Candidate[]> {
	const all: Candidate[] = [];
	try {
		const settings = environmentSettings(context, parseTimeout(input.one('timeout'), defaultTimeLimit));
		const {target, timeLimit} = settings;
		const {address} = target;
		const signal = AbortSignal.any([context.signal, AbortSignal.timeout(timeLimit)]);
		const credential = parseCredential(context.environment['PHYCLOUD_API_KEY'] ?? '', 'PHYCLOUD_API_KEY');
		if (await nameServiceAnswers(address.hostname, {patience: nameServiceTime, tries: 1})) {
			const client = createClient({...clientOptions(settings, context, address), address, credential});
			await lookups[input.arguments[0]!]!(client, signal, (candidates) => {
				all.push(...candidates);
			});
		}
	} catch {
		// What was found until then is offered.
	}

	return all;
}

function lineOf({id, about}: Candidate): Printable {
	return printable`${clean(id)}\t${clean(about)}\n`;
}

/** What the command does. */
export async function run(input: CandidatesInput, context: Context): Promise<number> {
	const found = await lookUp(input, context);
	await write(context.stdout, join(found.map((candidate) => lineOf(candidate))));
	return 0;
}
