import {createSocket, type Socket} from 'node:dgram';
import {once} from 'node:events';
import {writeFileSync} from 'node:fs';
import path from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {nameServiceAnswers} from '../../source/phycloud/name-service.js';
import {temporaryFolder} from '../helpers/temporary-folder.js';

/** A name server on loopback that does with each query what it is told to; its address. */
async function nameServer(
	t: ExecutionContext,
	onQuery: (query: Buffer, answer: (message: Buffer) => void) => void,
): Promise<string> {
	const socket: Socket = createSocket('udp4', (query, from) => {
		onQuery(query, (message) => {
			socket.send(message, from.port, from.address);
		});
	});
	socket.bind(0, '127.0.0.1');
	await once(socket, 'listening');
	t.teardown(() => {
		socket.close();
	});
	return `127.0.0.1:${socket.address().port}`;
}

/** The answer to a query that no such name exists (RFC 1035, 4.1.1). */
function noSuchName(query: Buffer): Buffer {
	const answer = Buffer.from(query);
	answer[2] = 0x81;
	answer[3] = 0x83;
	return answer;
}

const answers = async (hostname: string, server: string, hostsFile = '/dev/null') =>
	nameServiceAnswers(hostname, {patience: 250, tries: 1, servers: [server], hostsFile});

test('an address, and this machine, need no name server', async (t) => {
	const silent = await nameServer(t, () => undefined);
	for (const host of ['192.0.2.1', '[2001:db8::1]', 'localhost', '127.0.0.1', '[::1]']) {
		t.true(await answers(host, silent), host);
	}
});

test('a name server that says that there is no such name has answered', async (t) => {
	const server = await nameServer(t, (query, answer) => {
		answer(noSuchName(query));
	});
	t.true(await answers('phycloud.example', server));
});

test('a name server that says nothing has not, not even about one kind of address', async (t) => {
	const silent = await nameServer(t, () => undefined);
	t.false(await answers('phycloud.example', silent));
	const halfSilent = await nameServer(t, (query, answer) => {
		// The type stands four bytes before the end, unless there are additional records; 28 is AAAA.
		if (!query.includes(Buffer.from([0, 28, 0, 1]))) {
			answer(noSuchName(query));
		}
	});
	t.false(await answers('phycloud.example', halfSilent));
});

test('a name that the system has in its own file needs no name server', async (t) => {
	const silent = await nameServer(t, () => undefined);
	const file = path.join(temporaryFolder(), 'hosts');
	writeFileSync(file, '# 192.0.2.9 commented.example\n192.0.2.1\tPhyCloud.example phy # alias\n');
	t.true(await answers('phycloud.example', silent, file));
	t.true(await answers('phy', silent, file));
	t.false(await answers('commented.example', silent, file));
	t.false(await answers('alias', silent, file));
});
