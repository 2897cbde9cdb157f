import {type CreateWish} from '../runtime/effects/create.js';
import {type Secret} from '../../core/secret.js';
import {type Key} from '../../contract/wire/entities.js';
import {type KeysView} from './list-preferences.js';

/** What a reducer wants to be done in the world, as data; the outcome comes back as an action. */
export type Effect =
	/** Sign in, with the credential there is if none is given; ends with `signed-in` or `sign-in-failed`. */
	| {readonly do: 'sign-in'; readonly address: URL; readonly credential: Secret | undefined}
	/** Ask whose credential the session began with; ends with `identified`. */
	| {readonly do: 'identify'}
	| {readonly do: 'load-tenants'}
	| {readonly do: 'load-tenant'; readonly tenantId: string}
	/** Watch a tenant's keys from now on, in place of any other. */
	| {readonly do: 'watch'; readonly tenantId: string}
	| {readonly do: 'stop-watching'}
	/** Look for changes at once. */
	| {readonly do: 'refresh'}
	| {readonly do: 'create'; readonly wish: CreateWish}
	/** A created key's secret is where somebody wanted it, or is wanted no more. */
	| {readonly do: 'settle-create'; readonly keyId: string}
	| {readonly do: 'revoke'; readonly keys: readonly Key[]}
	| {readonly do: 'copy-secret'; readonly secret: Secret; readonly keyId: string}
	| {readonly do: 'copy-id'; readonly id: string}
	| {readonly do: 'write-secret'; readonly path: string; readonly secret: Secret; readonly keyId: string}
	| {readonly do: 'forget-secret'; readonly secret: Secret}
	/** Remember for the next session, in this installation; never a secret. */
	| {readonly do: 'remember'; readonly what: Remembered}
	| {readonly do: 'suspend'}
	| {readonly do: 'exit'; readonly exitCode: number};

export type Remembered = {readonly tenant: string} | {readonly view: KeysView};
