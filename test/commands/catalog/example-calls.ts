import {chmodSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {shell, testEnvironment} from '../../helpers/run.js';
import {temporaryFolder} from '../../helpers/temporary-folder.js';

/** Notes the words that it is called with, and answers with a line that has what the examples look for. */
const recorder = String.raw`#!/bin/sh
{ printf '%s\0' "$@"; printf '\036'; } >> "$CALLS"
echo '{"id": "key_abc123", "name": "n", "key": {"secret": "s"}, "keys": [{"secret": "s"}], "commands": []}'
`;

/** The words of each call of `phyware` in a line of shell, as a shell takes it apart; nothing is carried out. */
export async function callsIn(line: string): Promise<string[][]> {
	const folder = temporaryFolder();
	const calls = path.join(folder, 'calls');
	const program = path.join(folder, 'phyware');
	writeFileSync(calls, '');
	writeFileSync(program, recorder);
	chmodSync(program, 0o755);
	const env = {
		PATH: `${folder}:${testEnvironment()['PATH']}`,
		HOME: folder,
		PROFILE: path.join(folder, 'profile.ps1'),
		CALLS: calls,
	};
	await shell(line, {env, cwd: folder});
	return readFileSync(calls, 'utf8')
		.split('\u001E')
		.slice(0, -1)
		.map((call) => call.split('\0').slice(0, -1));
}
