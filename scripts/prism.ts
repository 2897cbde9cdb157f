/**
Runs the commands against the embedded server through Prism, which holds each request and each answer to `docs/openapi.json`: `npm run prism`.

Prism is fetched by npm when this is run: with it as a dependency `npm install` would take twice as long. Exits with 1 if Prism finds a violation, or a command ends otherwise than it should.
*/
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import process from 'node:process';
import {execa} from 'execa';

const tenant = '--tenant-id ten_abc123';

/** Command lines after `phyware cloud keys`, with the exit code of each. */
const suite: ReadonlyArray<readonly [line: string, exitCode: number]> = [
	[`list ${tenant}`, 0],
	[`list ${tenant} -o json`, 0],
	[`list ${tenant} --status active -o jsonl`, 0],
	[`list ${tenant} --status revoked -o yaml`, 0],
	[`list ${tenant} --limit 3`, 0],
	[`list ${tenant} --expires-within 30d --sort expires`, 0],
	['list --tenant-id ten_nobody', 3],
	[`create ${tenant} --name prism-1`, 0],
	[`create ${tenant} --name prism-2 --scopes read:events --expires 30d -o json`, 0],
	[`create ${tenant} --name prism-3 --expires 2031-05-06T07:08:09Z --secret-only`, 0],
	[`create ${tenant} --name schlüssel-鍵 -o yaml`, 0],
	[`create ${tenant} --name prism-1`, 4],
	['create --tenant-id ten_nobody --name prism-1', 3],
	['create --tenant-id ten_nordl7 --name inactive-tenant', 4],
	['revoke key_abc123 --dry-run', 0],
	['revoke key_abc123', 0],
	['revoke key_abc123 -o json', 0],
	['revoke key_nobody', 3],
	['recover', 0],
	[`list ${tenant} --api-key phk_test_wrong`, 2],
	[`create ${tenant} --name prism-4 --api-key phk_test_wrong`, 2],
];

const phyware = [process.execPath, 'dist/cli.js'] as const;

/** Starts a program and resolves with what it says once that matches. */
async function started(argv: readonly string[], ready: RegExp) {
	const [file, ...rest] = argv;
	const child = spawn(file!, rest, {stdio: ['ignore', 'pipe', 'pipe'], detached: true});
	const said: string[] = [];
	const {promise, resolve, reject} = Promise.withResolvers<RegExpExecArray>();
	for (const stream of [child.stdout, child.stderr]) {
		stream.setEncoding('utf8').on('data', (text: string) => {
			said.push(text);
			const match = ready.exec(said.join(''));
			if (match !== null) {
				resolve(match);
			}
		});
	}

	child.once('exit', () => {
		reject(new Error(`${argv.join(' ')} ended:\n${said.join('')}`));
	});
	const match = await promise;
	return {
		match,
		said: () => said.join(''),
		async close() {
			// The whole group: npm leaves what it has started behind.
			process.kill(-child.pid!, 'SIGKILL');
			await once(child, 'exit');
		},
	};
}

const port = '4010';
const emulator = await started(
	[...phyware, 'cloud', 'emulator', '--port', '0'],
	/PHYCLOUD_URL=(?<url>\S+)\s+export PHYCLOUD_API_KEY=(?<key>\S+)/,
);
const {url, key} = emulator.match.groups as {url: string; key: string};
const prism = await started(
	[
		'npm',
		'exec',
		'--yes',
		'--package=@stoplight/prism-cli@5',
		'--',
		'prism',
		'proxy',
		'docs/openapi.json',
		url,
		'--port',
		port,
		'--errors',
	],
	/Prism is listening/,
);
let wrong = 0;
for (const [line, expected] of suite) {
	const {exitCode, stderr} = await execa(phyware[0], [phyware[1], 'cloud', 'keys', ...line.split(' ')], {
		env: {PHYCLOUD_URL: `http://127.0.0.1:${port}`, PHYCLOUD_API_KEY: key},
		stdin: 'ignore',
		reject: false,
	});
	if (exitCode === expected) {
		continue;
	}

	wrong++;
	console.log(`✗ ${line}: exit code ${exitCode} instead of ${expected}\n${stderr}`);
}

const requests = prism.said().match(/Request received/g)?.length ?? 0;
const violations = prism.said().match(/^.*violation.*$/gim) ?? [];
for (const violation of violations) {
	console.log(`✗ ${violation}`);
}

console.log(
	`${suite.length} commands, ${requests} requests, ${violations.length} violations, ${wrong} other than expected`,
);
await prism.close();
await emulator.close();
process.exitCode = violations.length + wrong === 0 ? 0 : 1;
