import {errorSentences} from '../../../core/errors.js';
import {isProduction, type KnownInstallation} from '../../../core/installations.js';
import {clean, join, type Printable, printable} from '../../../terminal/printable.js';
import {wrapWords} from '../../../terminal/wrap.js';
import {Frame} from '../../components/frame.js';
import {Lines} from '../../components/line.js';
import {type ListColumn, listTable} from '../../components/list-table.js';
import {type Theme, useTheme} from '../../components/theme.js';
import {type SessionContext} from '../../model/context.js';
import {layoutOf} from '../../model/layout.js';
import {type ScreenProperties} from '../../model/screen-properties.js';
import {type InstallationsScreen, isHere, listedInstallations} from './model.js';
import {installationsHeight} from './update.js';

/** The installations that were signed in to. */
export function InstallationsView({screen, context, notice, bindings}: ScreenProperties<InstallationsScreen>) {
	const theme = useTheme();
	const {width, body} = layoutOf(context.size);
	const asides =
		screen.opening === undefined ? [] : [{text: printable`switching${theme.glyphs.ellipsis}`, role: 'accent'} as const];
	const errors =
		screen.error === undefined
			? []
			: [
					printable``,
					...wrapWords(clean(errorSentences(screen.error)), width).map((line) => theme.paint('danger', line)),
				];
	const lines = [...listLines(screen, context, width, theme), ...errors].slice(0, body);
	return (
		<Frame size={context.size} crumbs={['Installations']} asides={asides} notice={notice} bindings={bindings}>
			<Lines lines={lines} />
		</Frame>
	);
}

function columnsOf(context: SessionContext): ReadonlyArray<ListColumn<KnownInstallation>> {
	return [
		{
			heading: printable`LABEL`,
			expendable: 0,
			cell: ({label, host}) => [
				label === undefined ? printable`` : clean(label),
				isProduction({label, host}) ? 'danger' : 'strong',
			],
		},
		{heading: printable`ADDRESS`, expendable: 0, cell: ({host}) => [clean(host), 'normal']},
		{
			heading: printable``,
			expendable: 1,
			cell: ({host}) => [isHere(host, context) ? printable`here` : printable``, 'good'],
		},
		{
			heading: printable`CHANGES`,
			expendable: 2,
			cell: ({readOnly}) => (readOnly ? [printable`read-only`, 'warning'] : [printable`allowed`, 'quiet']),
		},
		{
			heading: printable`SIGNED IN AS`,
			expendable: 3,
			cell: ({user, access}) => [
				printable`${clean(user ?? 'unknown')} (${clean(access.kind === 'store' ? 'credential store' : 'command')})`,
				'quiet',
			],
		},
	];
}

function listLines(screen: InstallationsScreen, context: SessionContext, width: number, theme: Theme): Printable[] {
	const all = listedInstallations(context);
	return theme.isReadAloud === true
		? [spokenRow(screen, all, context)]
		: listTable(all, columnsOf(context), {...screen, height: installationsHeight(context), width}, theme);
}

/** The current installation as a sentence, with its place in the list. */
function spokenRow(
	{cursor}: InstallationsScreen,
	all: readonly KnownInstallation[],
	context: SessionContext,
): Printable {
	const each = all[cursor];
	if (each === undefined) {
		return printable`No installation is signed in to.`;
	}

	const words = [
		each.label ?? each.host,
		...(each.label === undefined ? [] : [each.host]),
		...(isHere(each.host, context) ? ['here'] : []),
		...(each.readOnly ? ['read-only'] : []),
		...(each.user === undefined ? [] : [`signed in as ${each.user}`]),
	];
	return printable`${cursor + 1} of ${all.length}: ${join(
		words.map((word) => clean(word)),
		', ',
	)}`;
}
