import {printable} from '../../terminal/printable.js';
import {type SessionContext} from '../model/context.js';
import {isReadOnly} from '../model/installation.js';
import {type HeaderNote} from './frame.js';

/** What the header says where nothing may be changed. */
export function readOnlyNote(context: SessionContext): readonly HeaderNote[] {
	return isReadOnly(context) ? [{text: printable`read-only`, role: 'warning'}] : [];
}
