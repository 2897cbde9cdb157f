import {type Identity} from '../../contract/wire/entities.js';
import {type KnownInstallations} from '../../core/installations.js';
import {type RotationEntry} from '../../storage/journal/rotation-entry.js';
import {type ListPreferences} from './list-preferences.js';
import {type SessionEvent} from './session-events.js';

/** What is known of a new key before its form opens. */
export type KeyPrefill = {
	readonly name?: string | undefined;
	readonly scopes?: readonly string[] | undefined;
	/** As `--expires` takes it. */
	readonly expires?: string | undefined;
};

export type Size = {readonly columns: number; readonly rows: number};

/** What every screen may know of the session around it. */
export type SessionContext = {
	readonly size: Size;
	readonly now: Date;
	/** The installation that one is signed in to. */
	readonly address: URL | undefined;
	/** Whether the installation is the demo's. */
	readonly isDemo: boolean;
	/** The installations that were signed in to with `auth login`. */
	readonly installations: KnownInstallations;
	/** Whether nothing may be changed, in no installation. */
	readonly isReadOnlySession: boolean;
	/** Whose credential is used; `undefined` where the server does not tell. */
	readonly identity: Identity | undefined;
	/** What a new key is to be, for the form that opens once a tenant is chosen. */
	readonly prefill: KeyPrefill | undefined;
	/** The rotations of this installation that are open. */
	readonly rotations: readonly RotationEntry[];
	/** When the session began. */
	readonly since: Date;
	/** What happened since then, in every installation, oldest first. */
	readonly events: readonly SessionEvent[];
	/** The names of tenants by their ids, as far as they have been listed. */
	readonly tenantNames: ReadonlyMap<string, string>;
	/** Tenants opened before, the last first. */
	readonly recentTenants: readonly string[];
	/** How keys were sorted and filtered last in this installation. */
	readonly listPreferences: ListPreferences;
	/** Whether plain http is allowed beyond loopback. */
	readonly allowsHttp: boolean;
	/** Installations signed in to before, the last first. */
	readonly recentAddresses: readonly string[];
};
