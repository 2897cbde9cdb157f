import test from 'ava';
import {activeBindings, disabledReason} from '../../../source/tui/session/modules.js';
import {crumbsOf} from '../../../source/tui/session/model.js';
import {isReadOnly} from '../../../source/tui/model/installation.js';
import {createTenantsScreen} from '../../../source/tui/screens/tenants/model.js';
import {type SessionContext} from '../../../source/tui/model/context.js';
import {address, listOf, sampleContext, sampleKey} from '../sample.js';

const known = (host: string, readOnly: boolean) => ({
	host,
	label: 'prod',
	readOnly,
	access: {kind: 'store'} as const,
	keyId: undefined,
	user: undefined,
});
const host = address.href.replace(/\/$/, '');
const contexts: ReadonlyArray<readonly [what: string, context: Partial<SessionContext>, isReadOnly: boolean]> = [
	['nothing says otherwise', {}, false],
	['the whole session is read-only', {isReadOnlySession: true}, true],
	['the installation is read-only', {installations: {active: undefined, all: [known(host, true)]}}, true],
	[
		'another installation is read-only',
		{installations: {active: undefined, all: [known('https://x.example', true)]}},
		false,
	],
	[
		'the installation is known, and not read-only',
		{installations: {active: undefined, all: [known(host, false)]}},
		false,
	],
];

for (const [what, facts, expected] of contexts) {
	test(`where ${what}, keys ${expected ? 'cannot' : 'can'} be created and revoked`, (t) => {
		const context = sampleContext(facts);
		t.is(isReadOnly(context), expected);
		const list = listOf([sampleKey('a'), sampleKey('b')]);
		const intents = new Set(activeBindings(list, context).map(({intent}) => intent));
		t.deepEqual([intents.has('new'), intents.has('revoke')], [!expected, !expected]);
		t.true(intents.has('filter') && intents.has('copy'));
		const details = new Set(activeBindings({...list, showsDetails: true}, context).map(({intent}) => intent));
		t.is(details.has('revoke'), !expected);
		t.is(disabledReason(list, context, 'n'), expected ? 'Read-only: nothing can be changed here.' : undefined);
	});
}

test('an installation with a label is called by it', (t) => {
	const screens = [createTenantsScreen()] as const;
	const session = (facts: Partial<SessionContext>) => ({
		context: sampleContext(facts),
		screens,
		notice: undefined,
		hasLoaded: true,
		places: new Map(),
		lastSeen: new Map(),
		unseenAdmins: [],
		suspendedScreens: [],
	});
	t.deepEqual(crumbsOf(session({})), [address.host]);
	t.deepEqual(crumbsOf(session({installations: {active: undefined, all: [known(host, false)]}})), ['prod']);
});
