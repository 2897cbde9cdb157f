import test from 'ava';
import {type Tenant} from '../../../../source/contract/wire/entities.js';
import {textField, textOf} from '../../../../source/tui/input/text-field.js';
import {updateTenants, tenantsHeight} from '../../../../source/tui/screens/tenants/update.js';
import {tenantChoices, createTenantsScreen, type TenantsScreen} from '../../../../source/tui/screens/tenants/model.js';
import {type Message} from '../../../../source/tui/model/messages.js';
import {failure, play, sampleContext, sampleTenant, sessionOf, shown, typing} from '../../sample.js';
import {crumbsOf} from '../../../../source/tui/session/model.js';
import {allTenants} from '../../../../source/tui/model/all-tenants.js';

const tenant = (id: string, name: string, facts: Partial<Tenant> = {}) =>
	sampleTenant({id: `ten_${id}`, name, ...facts});
const tenants = [
	tenant('nordl', 'Nordlys Drones', {status: 'inactive'}),
	tenant('blue', 'Blue Harbor AMR'),
	tenant('acme', 'Acme Robotics'),
	tenant('ten', 'Plant 10'),
	tenant('two', 'Plant 2'),
];
const context = sampleContext({recentTenants: ['ten_two', 'ten_gone', 'ten_blue']});
const loaded: Message = {type: 'tenants-loaded', tenants};
const forbidden: Message = {type: 'tenants-failed', error: failure('FORBIDDEN')};
const run = (actions: ReadonlyArray<Message | string>, around = context) =>
	play(sessionOf([createTenantsScreen()], around), actions);
const after = (actions: ReadonlyArray<Message | string>, around = context) =>
	shown(run(actions, around).session, 'tenants');
const ids = (screen: TenantsScreen, recent = context.recentTenants) =>
	tenantChoices(screen, recent)
		.filter(({id}) => id !== allTenants)
		.map(({id}) => id.slice(4))
		.join(' ');

test('recent tenants come first, the last opened before the others, inactive ones at the end', (t) => {
	t.is(ids(after([loaded])), 'two blue acme ten nordl');
	t.is(ids(after([loaded]), ['ten_nordl']), 'acme blue two ten nordl');
	t.is(after([loaded]).selected, 'ten_two');
});

test('typing filters by name and id, the best first, and selects it', (t) => {
	const byName = after([loaded, ...typing('acme')]);
	t.is(byName.selected, 'ten_acme');
	t.is(ids(byName), 'acme');
	t.is(after([loaded, ...typing('ten_bl')]).selected, 'ten_blue');
	t.is(after([loaded, ...typing('zzzz')]).selected, undefined);
	t.is(textOf(after([loaded, ...typing('zzzz'), 'escape']).field), '');
	t.is(after([loaded, ...typing('zzzz'), 'escape']).selected, 'ten_two');
});

test('what is typed before the tenants are there filters them once they are', (t) => {
	t.is(after([...typing('acme'), loaded]).selected, 'ten_acme');
});

test('the tenant one comes from is the selected one', (t) => {
	const {session} = play(sessionOf([createTenantsScreen('ten_acme')], context), [loaded]);
	t.is(shown(session, 'tenants').selected, 'ten_acme');
});

test('moves go by rows and stay within them', (t) => {
	t.is(after([loaded, 'down']).selected, 'ten_blue');
	t.is(after([loaded, 'up']).selected, allTenants);
	t.is(after([loaded, 'pagedown']).selected, 'ten_nordl');
	t.is(after([loaded, 'ctrl+n', 'ctrl+n', 'ctrl+p']).selected, 'ten_blue');
});

test('the selected row is on the screen however low that is', (t) => {
	const low = sampleContext({...context, size: {columns: 40, rows: 5}});
	t.is(tenantsHeight(low), 1);
	t.is(after([loaded, 'down', 'down'], low).top, 3);
});

test('the selected row stays on the screen when the terminal gets lower', (t) => {
	const {top} = after([loaded, 'pagedown', {type: 'resized', columns: 40, rows: 5}]);
	t.is(top, 5);
});

test('enter opens the selected tenant and watches its keys', (t) => {
	const {session, effects} = run([loaded, ...typing('acme'), 'return']);
	t.like(shown(session, 'keys'), {tenantId: 'ten_acme', tenant: tenants[2]!});
	t.deepEqual(effects, [{type: 'watch', tenantId: 'ten_acme'}]);
});

test('opening a tenant empties the filter: all are there when one comes back, the pointer on the one opened', (t) => {
	const {session} = run([loaded, ...typing('acme'), 'return']);
	const behind = session.screens[0] as TenantsScreen;
	t.is(textOf(behind.field), '');
	t.is(behind.selected, 'ten_acme');
	t.is(ids(behind), 'two blue acme ten nordl');
	t.is(textOf((run([forbidden, ...typing('ten_other'), 'return']).session.screens[0] as TenantsScreen).field), '');
});

test('enter opens nothing where nothing matches', (t) => {
	const {session, effects} = run([loaded, ...typing('zzzz'), 'return']);
	t.is(shown(session, 'tenants').problem, undefined);
	t.deepEqual(effects, []);
});

test('who may not list tenants types an id instead, with the recent ones to choose from', (t) => {
	const screen = after([forbidden]);
	t.is(screen.tenants, undefined);
	t.deepEqual(screen.load, {kind: 'ready'});
	t.is(ids(screen), 'two gone blue');
	const {session, effects} = run([forbidden, ...typing('ten_other'), 'return']);
	t.is(shown(session, 'keys').tenantId, 'ten_other');
	t.deepEqual(effects, [
		{type: 'watch', tenantId: 'ten_other'},
		{type: 'load-tenant', tenantId: 'ten_other'},
	]);
});

test('a whole id that is typed wins over a recent one that is like it', (t) => {
	const {session} = run([forbidden, ...typing('ten_tw'), 'return']);
	t.is(shown(session, 'keys').tenantId, 'ten_tw');
});

test('a recent tenant opens without an id being typed', (t) => {
	t.is(shown(run([forbidden, 'down', 'return']).session, 'keys').tenantId, 'ten_gone');
});

test('what is no id is told so until it is changed', (t) => {
	const around = sampleContext();
	const {session, effects} = run([forbidden, ...typing('acme!'), 'return'], around);
	t.regex(shown(session, 'tenants').problem ?? '', /such as ten_abc123/);
	t.deepEqual(effects, []);
	t.is(shown(play(session, ['backspace']).session, 'tenants').problem, undefined);
});

test('tenants that cannot be fetched are told so, what was there stays, and ctrl+r tries again', (t) => {
	const error = failure('CONNECTION');
	const {session} = run([loaded, {type: 'tenants-failed', error}]);
	t.deepEqual(shown(session, 'tenants').load, {kind: 'failed', error});
	t.is(ids(shown(session, 'tenants')), 'two blue acme ten nordl');
	const again = play(session, ['ctrl+r']);
	t.deepEqual(shown(again.session, 'tenants').load, {kind: 'loading'});
	t.deepEqual(again.effects, [{type: 'load-tenants'}]);
	t.is(shown(play(session, ['down', 'return']).session, 'keys').tenantId, 'ten_blue');
});

test('a refresh keeps the pointer on its tenant', (t) => {
	t.is(after([loaded, 'down', {type: 'tenants-loaded', tenants: tenants.toReversed()}]).selected, 'ten_blue');
});

test('a paste goes into the field, on one line', (t) => {
	t.is(textOf(after([forbidden, {type: 'text-pasted', text: 'ten_x\n'}]).field), 'ten_x ');
	t.is(shown(run([forbidden, {type: 'text-pasted', text: 'ten_x\n'}, 'return']).session, 'keys').tenantId, 'ten_x');
});

test('what concerns other screens changes nothing', (t) => {
	const screen = {...createTenantsScreen(), field: textField('x')};
	t.is(updateTenants(screen, {type: 'clipboard-cleared'}, context), undefined);
});

test('all tenants stand first and are opened like one, but are not fetched as one', (t) => {
	const opened = run([loaded, 'up', 'return']);
	t.is(shown(opened.session, 'keys').tenantId, allTenants);
	t.deepEqual(opened.effects.at(-1), {type: 'watch', tenantId: allTenants});
	t.false(opened.effects.some(({type}) => type === 'load-tenant'));
	t.deepEqual(crumbsOf(opened.session), ['localhost:8000', 'All tenants']);
	t.is(after([loaded, ...typing('all ten')]).selected, allTenants);
});

test('one tenant alone, and tenants that cannot be listed, have no row for all', (t) => {
	const one: Message = {type: 'tenants-loaded', tenants: tenants.slice(0, 1)};
	for (const screen of [after([one]), after([forbidden])]) {
		t.false(tenantChoices(screen, context.recentTenants).some(({id}) => id === allTenants));
	}
});

const secret = 'phk_live_0123456789abcdefghijklmnopqrstuvwxyz';

test('a secret that is pasted is looked up by its end in all tenants, and never shown', (t) => {
	const {session, effects} = run([loaded, {type: 'text-pasted', text: ` ${secret}\n`}]);
	const list = shown(session, 'keys');
	t.deepEqual([list.tenantId, textOf(list.filter)], [allTenants, 'ending:wxyz']);
	t.deepEqual(effects.at(-1), {type: 'watch', tenantId: allTenants});
	t.false(JSON.stringify(session.screens).includes(secret));
	t.regex(session.notice!.text, /only its end is kept/);
});

test('where tenants cannot be listed a pasted secret is refused, and not shown either', (t) => {
	const screen = after([forbidden, {type: 'text-pasted', text: secret}]);
	t.is(textOf(screen.field), '');
	t.regex(screen.problem!, /That is a secret/);
});
