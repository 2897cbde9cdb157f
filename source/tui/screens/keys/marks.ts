import {isRevoked} from '../../../core/key-status.js';
import {type SessionContext} from '../../model/context.js';
import {passingNotice} from '../../model/notice.js';
import {type ScreenUpdate} from '../../model/screen-module.js';
import {moveCursor} from './arrange.js';
import {type KeysScreen, selectedKey} from './model.js';

type KeysUpdate = ScreenUpdate<KeysScreen>;

/** Marks the key, or takes the mark off, and goes on to the next that can be marked: a held space does not stop at revoked keys. */
export function toggleMark(screen: KeysScreen, context: SessionContext): KeysUpdate {
	const {rows, cursor} = screen;
	const key = selectedKey(screen);
	if (key === undefined) {
		return {state: screen};
	}

	const next = rows.findIndex((row, index) => index > cursor && !isRevoked(row));
	if (isRevoked(key)) {
		return next === -1
			? {state: screen, notice: passingNotice('quiet', 'This key is already revoked.', context.now)}
			: skipTo(screen, next, context);
	}

	const marked = new Set(screen.marked);
	if (!marked.delete(key.id)) {
		marked.add(key.id);
	}

	const after = {...screen, marked, isCursorPlaced: true};
	return next > cursor + 1
		? skipTo(after, next, context)
		: {state: moveCursor(after, Math.min(cursor + 1, rows.length - 1), context)};
}

function skipTo(screen: KeysScreen, cursor: number, context: SessionContext): KeysUpdate {
	const state = moveCursor({...screen, isCursorPlaced: true, hasMentionedSkipping: true}, cursor, context);
	return screen.hasMentionedSkipping
		? {state}
		: {state, notice: passingNotice('quiet', 'Revoked keys cannot be marked: they are skipped.', context.now)};
}

/** Marks every key that is shown and can be revoked; once all are marked, takes the marks off. */
export function toggleAllMarks(screen: KeysScreen): KeysUpdate {
	const shown = screen.rows.filter((key) => !isRevoked(key)).map(({id}) => id);
	const areAll = shown.every((id) => screen.marked.has(id));
	const marked = areAll ? screen.marked.difference(new Set(shown)) : screen.marked.union(new Set(shown));
	return {state: {...screen, marked, isCursorPlaced: true}};
}
