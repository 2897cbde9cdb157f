import test from 'ava';
import fc from 'fast-check';
import {type Key} from '../../../../source/contract/wire/entities.js';
import {textOf} from '../../../../source/tui/input/text-field.js';
import {type Message} from '../../../../source/tui/model/messages.js';
import {updateSession} from '../../../../source/tui/session/update.js';
import {type Session, topScreen} from '../../../../source/tui/session/model.js';
import {pressed, sessionOf, typing} from '../../sample.js';
import {ended, failing, list, over, several, single} from './sample.js';

/** Why a revocation may be sent: it was typed out, or it is what failed of one that was. */
function isConfirmed({screens}: Pick<Session, 'screens'>, ids: readonly string[]): boolean {
	const screen = topScreen({screens});
	if (screen.name !== 'revoke') {
		return false;
	}

	if (screen.progress !== undefined) {
		return ids.every((id) => screen.progress?.get(id)?.kind === 'failed');
	}

	const [{name, id}] = screen.keys as [Key];
	const wanted = screen.keys.length === 1 ? [name, id] : [String(screen.keys.length)];
	const shownIds = screen.keys.map((key) => key.id);
	return wanted.includes(textOf(screen.field).trim()) && ids.join(' ') === shownIds.join(' ');
}

const anyAction: fc.Arbitrary<Message> = fc.oneof(
	{weight: 4, arbitrary: fc.constantFrom('return', 'ctrl+u', 'r').map(pressed)},
	{
		weight: 8,
		arbitrary: fc
			.constantFrom(
				...typing('abc23 rujkgGfsSn/?y'),
				'return',
				'escape',
				'down',
				'up',
				'backspace',
				'ctrl+u',
				'ctrl+y',
				'ctrl+w',
				'left',
				'tab',
				'alt+r',
				'alt+h',
			)
			.map(pressed),
	},
	{
		weight: 3,
		arbitrary: fc
			.constantFrom('ab', 'key_ab', '2', '3', 'b\n', 'ab\r\nr\r')
			.map((text): Message => ({type: 'text-pasted', text})),
	},
	{weight: 1, arbitrary: fc.constantFrom('key_ab', 'key_b', 'key_c').map(ended)},
	{weight: 1, arbitrary: fc.constantFrom('key_ab', 'key_b', 'key_c').map(failing)},
);

test('whatever is pressed and pasted, nothing is revoked that was not typed out', (t) => {
	let revocations = 0;
	t.notThrows(() => {
		fc.assert(
			fc.property(
				fc.constantFrom(sessionOf([list]), over(single), over(several)),
				fc.array(anyAction, {maxLength: 60}),
				(first, actions) => {
					let session = first;
					for (const action of actions) {
						const turn = updateSession(session, action);
						for (const effect of turn.effects) {
							if (effect.type !== 'revoke') {
								continue;
							}

							revocations++;
							if (
								!isConfirmed(
									session,
									effect.keys.map(({id}) => id),
								)
							) {
								return false;
							}
						}

						session = turn.session;
					}

					return true;
				},
			),
			{numRuns: 2000, seed: 20_261_123},
		);
	});
	t.true(revocations > 10);
});
