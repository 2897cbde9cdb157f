import {readdir, readFile} from 'node:fs/promises';
import path from 'node:path';

type Manifest = {readonly name: string; readonly version: string; readonly license?: string};

/** The licences of the packages that bundled modules come from, one after the other. Throws for a package that names none. */
export async function licensesOf(moduleIds: readonly string[]): Promise<string> {
	const folders = new Set(moduleIds.map((id) => packageFolder(id)).filter((folder) => folder !== undefined));
	const texts = await Promise.all([...folders].map(async (folder) => licenseOf(folder)));
	return [...new Set(texts)].toSorted((a, b) => a.localeCompare(b, 'en')).join(`\n${'-'.repeat(80)}\n\n`);
}

/** The folder of the package that a file is in; `undefined` for a file of the project. */
function packageFolder(file: string): string | undefined {
	return /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(file)?.[0];
}

async function licenseOf(folder: string): Promise<string> {
	const {name, version, license} = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')) as Manifest;
	const file = (await readdir(folder)).find((entry) => /^(?:licen[cs]e|copying)(?:\.\w+)?$/i.test(entry));
	if (license === undefined) {
		throw new Error(`${name} ${version} names no licence: look at it before it is published.`);
	}

	const text = file === undefined ? '' : `\n${(await readFile(path.join(folder, file), 'utf8')).trim()}\n`;
	return `${name} ${version}: ${license}\n${text}`;
}
