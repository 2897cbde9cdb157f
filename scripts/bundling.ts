import {readFile} from 'node:fs/promises';
import {builtinModules} from 'node:module';
import process from 'node:process';
import {type InputOptions, type OutputOptions, type Plugin} from 'rolldown';
import {measuringModule, packageChanges} from './package-changes.js';

/** The changes that this build makes. */
const left = new Set((process.env['PHYWARE_BUILD_WITHOUT'] ?? '').split(','));
const chosen = packageChanges.filter(
	({name, gain}) => !left.has(name) && (!left.has('all') || gain.startsWith('none')),
);
const made = new Set<string>();

/** The changes that found nothing to change: what they are for may be back, or gone. */
export function unusedChanges(): string[] {
	return chosen.map(({name}) => name).filter((name) => !made.has(name));
}

function isOf(name: string, file: string): boolean {
	return file.replaceAll('\\', '/').includes(name === '*' ? '/node_modules/' : `/node_modules/${name}/`);
}

const replacing: Plugin = {
	name: 'replacing',
	resolveId(source, importer = '') {
		const found = chosen.find(
			(change) => 'module' in change && change.module === source && isOf(change.package, importer),
		);
		if (found === undefined || !('module' in found)) {
			return undefined;
		}

		made.add(found.name);
		return found.instead;
	},
	async load(id) {
		// A `require` that the bundler knows by its name is bundled, and carried out when it is called.
		return id === measuringModule
			? {code: (await readFile(id, 'utf8')).replace(/^const require = .*$/m, ''), moduleType: 'ts'}
			: undefined;
	},
};

/**
Node's own modules are asked for by `process.getBuiltinModule`.

An import has Node read every export, and some load much when they are read: `node:fs` its promises, `node:util` what compares and parses.
*/
const builtins: Plugin = {
	name: 'builtins',
	renderChunk(code) {
		return code.replaceAll(builtinImport, (_, whole: string | undefined, named: string | undefined, module: string) => {
			const name = whole?.replace(/^\* as /, '');
			const parts = named?.replaceAll(/(?<=[\w$]) as (?=[\w$])/g, ': ');
			const asked = `globalThis.process.getBuiltinModule(${JSON.stringify(module)})`;
			return [name && `const ${name} = ${asked};`, parts && `const ${parts} = ${asked};`].filter(Boolean).join(' ');
		});
	},
};

const builtinImport = new RegExp(
	String.raw`^import (\* as [\w$]+|[\w$]+)?(?:, )?(\{[^}]*\})? from "((?:node:)?(?:${builtinModules.filter((name) => /^\w/.test(name)).join('|')}))";$`,
	'gm',
);

const changing: Plugin = {
	name: 'changing',
	transform(code, id) {
		let changed = code;
		for (const change of chosen) {
			if (!('text' in change && isOf(change.package, id))) {
				continue;
			}

			const before = changed;
			changed = changed.replaceAll(change.text, change.replacement);
			if (changed !== before) {
				made.add(change.name);
			}
		}

		return changed === code ? undefined : changed;
	},
};

/** How the program is bundled: the same for what is published and for what is measured. */
export const input = {
	platform: 'node',
	transform: {target: 'node22.21', define: {'process.env.NODE_ENV': '"production"'}},
	moduleTypes: {'.bash': 'text', '.zsh': 'text', '.fish': 'text', '.ps1': 'text'},
	plugins: [replacing, changing, builtins],
	onLog(level, log, tell) {
		// Only lines of imports change, and no line moves: the map still holds.
		if (log.code !== 'SOURCEMAP_BROKEN') {
			tell(level, log);
		}
	},
} as const satisfies InputOptions;

export const output = {format: 'esm', minify: true, comments: false} as const satisfies OutputOptions;
