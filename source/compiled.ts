import {enableCompileCache} from 'node:module';
import path from 'node:path';

/**
Lets Node keep what it has compiled of this program, which saves a third of the start.

In a folder of the person's own: Node's default lies where everybody may write, and what is kept there is run.
*/
export function keepCompiled({env, platform}: Pick<NodeJS.Process, 'env' | 'platform'>): void {
	const folder = cacheFolder(env, platform);
	if (folder !== undefined && path.isAbsolute(folder)) {
		enableCompileCache(path.join(folder, 'phyware', 'compiled'));
	}
}

function cacheFolder(env: NodeJS.ProcessEnv, platform: string): string | undefined {
	const {LOCALAPPDATA: local, XDG_CACHE_HOME: cache, HOME: home} = env;
	if (platform === 'win32') {
		return local;
	}

	return cache || (home && path.join(home, platform === 'darwin' ? 'Library/Caches' : '.cache'));
}
