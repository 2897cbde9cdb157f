import {spawnSync} from 'node:child_process';
import {type ImplementationFn, type TestFn} from 'ava';
import {testEnvironment} from './run.js';

/** A test that needs a program of the machine's; where that is missing, it is skipped, and its title says why. */
export function testWith(test: TestFn, program: string, title: string, work: ImplementationFn<[]>): void {
	const isHere = isInstalled(program);
	(isHere ? test : test.skip)(isHere ? title : `${title} (${program} is not installed here)`, work);
}

export function isInstalled(program: string): boolean {
	return spawnSync('sh', ['-c', `command -v ${program}`], {env: testEnvironment()}).status === 0;
}
