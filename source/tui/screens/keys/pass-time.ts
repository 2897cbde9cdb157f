import {type SessionContext} from '../../model/context.js';
import {arrangeRows} from './arrange.js';
import {countStates} from './list-stats.js';
import {type KeysScreen} from './model.js';

/** How often states are looked at, in milliseconds: however seldom the clock ticks, the next tick after that counts. */
const agingTime = 10_000;

/** What the clock alone changes: marks that run out, and, where it decides what is listed, states. */
export function passTime(screen: KeysScreen, context: SessionContext): KeysScreen {
	const isOver = screen.changed.values().some(({until}) => until <= context.now);
	const changed = isOver ? new Map([...screen.changed].filter(([, {until}]) => until > context.now)) : screen.changed;
	if (screen.keys.length === 0 || context.now.getTime() - screen.agedAt.getTime() < agingTime) {
		return changed === screen.changed ? screen : {...screen, changed};
	}

	const aged = {
		...screen,
		changed,
		agedAt: context.now,
		stats: {...screen.stats, counts: countStates(screen.keys, context.now)},
	};
	return screen.status !== 'all' || screen.order.field === 'status' ? arrangeRows(aged, context) : aged;
}
