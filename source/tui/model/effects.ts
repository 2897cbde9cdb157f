import {type Secret} from '../../core/secret.js';
import {type Key} from '../../contract/wire/entities.js';
import {type ListPreferences} from './list-preferences.js';
import {type NewKeyInput} from './new-key.js';

/** What an update asks the outside to do, as data; the outcome comes back as a message. */
export type Effect =
	/** Sign in, with the credential there is if none is given; ends with `signed-in` or `sign-in-failed`. */
	| {readonly type: 'sign-in'; readonly address: URL; readonly credential: Secret | undefined}
	/** Switch to an installation that was signed in to, with its own credential; ends with `signed-in` or `installation-failed`. */
	| {readonly type: 'open-installation'; readonly host: string}
	/** Ask whose credential the session began with; ends with `identified`. */
	| {readonly type: 'identify'}
	/** Look for what needs attention, in all tenants or else in the one given; ends with `findings-seen` or `audit-failed`. */
	| {readonly type: 'audit'; readonly tenantId: string | undefined}
	| {readonly type: 'stop-audit'}
	| {readonly type: 'load-tenants'}
	| {readonly type: 'load-tenant'; readonly tenantId: string}
	/** Watch a tenant's keys from now on, in place of any other. */
	| {readonly type: 'watch'; readonly tenantId: string}
	| {readonly type: 'stop-watching'}
	/** Look for changes at once. */
	| {readonly type: 'refresh'}
	| {readonly type: 'create'; readonly input: NewKeyInput}
	/** A created key's secret was delivered, or is no longer wanted. */
	| {readonly type: 'mark-delivered'; readonly keyId: string}
	| {readonly type: 'revoke'; readonly keys: readonly Key[]}
	| {readonly type: 'copy-secret'; readonly secret: Secret; readonly keyId: string}
	/** Copy what is no secret; `what` is how it is called once it is copied. */
	| {readonly type: 'copy-text'; readonly text: string; readonly what: string}
	| {readonly type: 'write-secret'; readonly path: string; readonly secret: Secret; readonly keyId: string}
	/** Run a line of a shell with the secret on its standard input; ends with `secret-delivered` or `secret-delivery-failed`. */
	| {readonly type: 'deliver-secret'; readonly command: string; readonly secret: Secret; readonly key: Key}
	| {readonly type: 'stop-delivery'}
	| {readonly type: 'forget-secret'; readonly secret: Secret}
	/** Remember for the next session, in this installation; never a secret. */
	| {readonly type: 'remember'; readonly what: RememberedChange}
	| {readonly type: 'suspend'}
	| {readonly type: 'exit'; readonly exitCode: number};

export type RememberedChange = {readonly tenant: string} | {readonly view: ListPreferences};
