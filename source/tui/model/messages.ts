import {type Identity, type Tenant} from '../../contract/wire/entities.js';
import {type PhywareError} from '../../core/errors.js';
import {type Finding} from '../../keys/audit/findings.js';
import {type WatchEvent} from '../../keys/watch-keys.js';
import {type Revocation} from '../../keys/revoke-key.js';
import {type RotationEntry} from '../../storage/journal/rotation-entry.js';
import {type KeyPress} from '../input/key-press.js';
import {type AuditNews} from './audit-news.js';
import {type ListPreferences} from './list-preferences.js';
import {type NewKey} from './new-key.js';

/** What happens to the session from outside: keys, time, size, and the outcomes of effects. */
export type Message =
	| Outcome
	| {readonly type: 'key-pressed'; readonly press: KeyPress}
	| {readonly type: 'text-pasted'; readonly text: string}
	/** The session is suspended or ended from outside: secrets are hidden. */
	| {readonly type: 'covered'}
	| {readonly type: 'resized'; readonly columns: number; readonly rows: number}
	| {readonly type: 'time-passed'; readonly now: Date};

/** The result of an effect. Every screen gets it, whichever is on top. */
export type Outcome =
	| {
			readonly type: 'signed-in';
			readonly address: URL;
			readonly identity: Identity | undefined;
			/** What is remembered of that installation. */
			readonly recentTenants: readonly string[];
			readonly listPreferences: ListPreferences;
	  }
	| {readonly type: 'identified'; readonly identity: Identity | undefined}
	| {readonly type: 'sign-in-failed'; readonly error: PhywareError}
	| {readonly type: 'installation-failed'; readonly error: PhywareError}
	| {readonly type: 'tenants-loaded'; readonly tenants: readonly Tenant[]}
	/** The tenants, as they were listed to look at all of them. */
	| {readonly type: 'tenants-named'; readonly tenants: readonly Tenant[]}
	| {readonly type: 'tenants-failed'; readonly error: PhywareError}
	| {readonly type: 'tenant-loaded'; readonly tenant: Tenant}
	| {readonly type: 'keys-seen'; readonly tenantId: string; readonly event: WatchEvent}
	/** How many keys have come so far of those that are being fetched. */
	| {readonly type: 'keys-counted'; readonly tenantId: string; readonly count: number}
	/** What an audit has found, all of it so far. */
	| {
			readonly type: 'findings-seen';
			readonly findings: readonly Finding[];
			readonly news: AuditNews;
			readonly isOver: boolean;
	  }
	| {readonly type: 'audit-failed'; readonly error: PhywareError}
	/** The rotations of this installation that are open. */
	| {readonly type: 'rotations-loaded'; readonly rotations: readonly RotationEntry[]}
	| {readonly type: 'created'; readonly minted: NewKey}
	| {readonly type: 'create-failed'; readonly error: PhywareError}
	| {readonly type: 'revocation-ended'; readonly revocation: Revocation}
	| {readonly type: 'copied'; readonly what: string; readonly certainty: 'confirmed' | 'sent'}
	| {readonly type: 'copy-failed'; readonly error: PhywareError}
	| {readonly type: 'clipboard-cleared'}
	| {readonly type: 'secret-written'; readonly keyId: string; readonly path: string}
	| {readonly type: 'secret-write-failed'; readonly keyId: string; readonly error: PhywareError}
	| {readonly type: 'secret-delivered'; readonly keyId: string; readonly command: string}
	| {readonly type: 'secret-delivery-failed'; readonly keyId: string; readonly error: PhywareError}
	| {readonly type: 'fault'; readonly error: PhywareError};
