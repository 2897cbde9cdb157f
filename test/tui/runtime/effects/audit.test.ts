import test, {type ExecutionContext} from 'ava';
import {noJournal} from '../../../../source/storage/journal/journal.js';
import {rotationsInMemory} from '../../../../source/storage/journal/rotations.js';
import {type Message} from '../../../../source/tui/model/messages.js';
import {createAuditor} from '../../../../source/tui/runtime/effects/audit.js';
import {installation, type InstallationOptions} from '../../../helpers/emulator.js';
import {operatorClient} from '../../../helpers/operator-client.js';

async function auditorOf(t: ExecutionContext, options: InstallationOptions, pick: 'operator' | 'limited' = 'operator') {
	const server = await installation(t, options);
	const messages: Message[] = [];
	const limited = server.addKey({tenant: 'ten_test01', name: 'limited', scopes: ['admin:keys']});
	const client = operatorClient(server, pick === 'operator' ? server.operator : limited.secret);
	const end = new AbortController();
	const context = {
		dispatch(message: Message) {
			messages.push(message);
		},
		now: () => new Date(),
		signal: end.signal,
	};
	return {
		server,
		client,
		messages,
		end,
		auditor: createAuditor(context, {journal: noJournal(), rotations: rotationsInMemory()}),
	};
}

function seenLast(messages: readonly Message[]): Message & {type: 'findings-seen'} {
	const last = messages.at(-1);
	if (last?.type !== 'findings-seen') {
		throw new Error(`${last?.type ?? 'nothing'} came last.`);
	}

	return last;
}

test('all tenants are looked at, each finding is told with its tenant’s name, and the last message says that it is over', async (t) => {
	const {auditor, client, messages} = await auditorOf(t, {seed: 'demo'});
	await auditor.audit(client, 'ten_abc123');
	const {news, findings, isOver} = seenLast(messages);
	t.true(isOver);
	t.true(findings.length > 5 && new Set(findings.map(({tenantId}) => tenantId)).size > 1);
	t.is(news.tenants.get('ten_abc123'), 'Acme Robotics');
	t.deepEqual([news.done, news.unread, news.isAlone], [news.total, 0, false]);
	t.is(news.tenants.size, news.total);
});

test('where tenants may not be listed, the open one alone is looked at, and that is said', async (t) => {
	const {auditor, client, messages} = await auditorOf(t, {seed: 'bare'}, 'limited');
	await auditor.audit(client, 'ten_test01');
	const last = seenLast(messages);
	t.like(last, {isOver: true, news: {isAlone: true}});
	t.deepEqual([...new Set(last.findings.map(({tenantId}) => tenantId))], ['ten_test01']);
});

test('where no tenant is open either, it fails with the reason', async (t) => {
	const {auditor, client, messages} = await auditorOf(t, {seed: 'bare'}, 'limited');
	await auditor.audit(client, undefined);
	t.like(messages.at(-1), {type: 'audit-failed', error: {code: 'FORBIDDEN'}});
});

test('an audit that is stopped, or followed by another, says nothing more', async (t) => {
	const {auditor, client, messages} = await auditorOf(t, {seed: 'demo'});
	const first = auditor.audit(client, undefined);
	auditor.stop();
	await first;
	t.deepEqual(messages, []);
	const replaced = auditor.audit(client, undefined);
	const second = auditor.audit(client, undefined);
	await Promise.all([replaced, second]);
	t.is(messages.filter((message) => message.type === 'findings-seen' && message.isOver).length, 1);
	t.true(messages.every(({type}) => type === 'findings-seen'));
});
