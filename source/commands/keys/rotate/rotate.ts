import {type Context} from '../../command/context.js';
import {type RotateInput} from './options.js';
import {parseRotate} from './parse-rotate.js';

/** What the command does. */
export async function run(input: RotateInput, context: Context): Promise<number> {
	const options = parseRotate(input, context);
	switch (options.action) {
		case 'status': {
			const {showStatus} = await import('./status.js');
			return showStatus(options, context);
		}

		case 'finish': {
			const {finish} = await import('./finish.js');
			return finish(options, context);
		}

		case 'keep': {
			const {keepBoth} = await import('./keep.js');
			return keepBoth(options, context);
		}

		case 'begin': {
			const {begin} = await import('./begin.js');
			return begin(options, context);
		}
	}
}
