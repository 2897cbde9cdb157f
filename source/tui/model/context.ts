import {type Identity, type Key, type Tenant} from '../../contract/wire/entities.js';
import {type NewKey} from '../screens/secret/model.js';
import {type KeyPress} from '../input/key-press.js';
import {type Effect} from './effects.js';
import {type ListPreferences} from './list-preferences.js';
import {type Outcome} from './messages.js';

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
	/** Whose credential is used; `undefined` where the server does not tell. */
	readonly identity: Identity | undefined;
	/** What a new key is to be, for the form that opens once a tenant is chosen. */
	readonly prefill: KeyPrefill | undefined;
	/** Tenants opened before, the last first. */
	readonly recentTenants: readonly string[];
	/** How keys were sorted and filtered last in this installation. */
	readonly listPreferences: ListPreferences;
	/** Whether plain http is allowed beyond loopback. */
	readonly allowsHttp: boolean;
	/** Installations signed in to before, the last first. */
	readonly recentAddresses: readonly string[];
};

/** A line for the person, above the footer. */
export type Notice = {
	readonly tone: 'good' | 'quiet' | 'warning' | 'danger';
	readonly text: string;
	/** When it goes by itself; errors stay until a key is pressed. */
	readonly until?: Date;
};

/** A screen to go to, and what it shows. */
export type Destination =
	| {readonly to: 'tenants'; readonly selected?: string | undefined}
	| {readonly to: 'keys'; readonly tenantId: string; readonly tenant?: Tenant | undefined}
	| {readonly to: 'new-key'; readonly tenantId: string; readonly tenant: Tenant | undefined}
	| {readonly to: 'secret'; readonly minted: NewKey; readonly tenant: Tenant | undefined}
	| {readonly to: 'revoke'; readonly keys: readonly Key[]; readonly tenant: Tenant | undefined};

/** Where to go next. */
export type Navigation =
	| {readonly kind: 'push'; readonly screen: Destination}
	| {readonly kind: 'pop'}
	/** Away from this screen and onto another. */
	| {readonly kind: 'replace'; readonly screen: Destination}
	/** Back to a screen of that name further down, or onto it in place of all. */
	| {readonly kind: 'return-to'; readonly screen: Destination};

/** What a reducer answers: the next state, and what is to be done. */
export type ScreenUpdate<State> = {
	readonly state: State;
	readonly effects?: readonly Effect[];
	readonly navigation?: Navigation;
	readonly notice?: Notice;
};

/** What a screen is told: a bound key by its intent, any other key, a paste, the time, or an outcome. */
export type ScreenMessage =
	| Outcome
	| {readonly type: 'intended'; readonly intent: string; readonly press: KeyPress}
	| {readonly type: 'typed'; readonly press: KeyPress}
	| {readonly type: 'pasted'; readonly text: string}
	| {readonly type: 'time-passed'};

/** A message that goes by itself after some seconds. */
export function passingNotice(tone: Notice['tone'], text: string, now: Date, seconds = 4): Notice {
	return {tone, text, until: new Date(now.getTime() + seconds * 1000)};
}
