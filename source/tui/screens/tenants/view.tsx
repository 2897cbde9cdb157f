import {errorSentences} from '../../../core/errors.js';
import {fitColumns, widthOf} from '../../../output/fit.js';
import {clip, measure, pad, stableWidth} from '../../../terminal/measure.js';
import {clean, join, type Printable, printable} from '../../../terminal/printable.js';
import {type Role} from '../../../terminal/theme.js';
import {readOnlyNote} from '../../components/read-only.js';
import {ownExpiry} from '../../components/own-expiry.js';
import {Frame} from '../../components/frame.js';
import {Lines} from '../../components/line.js';
import {type ScreenProperties} from '../../model/screen-properties.js';
import {cursorIn, fieldText} from '../../components/text-input.js';
import {currentRow, type Theme, useTheme} from '../../components/theme.js';
import {allTenants} from '../../model/all-tenants.js';
import {layoutOf} from '../../model/layout.js';
import {counted, grouped} from '../../../core/quantity.js';
import {isShortTerminal, tenantsHeight} from './update.js';
import {allTenantsName, type TenantChoice, tenantChoices, type TenantsScreen} from './model.js';

/** The rows and columns that there are for the list. */
type Room = {readonly height: number; readonly width: number};

/** The picker of tenants. */
export function TenantsView({screen, context, notice, bindings, crumbs}: ScreenProperties<TenantsScreen>) {
	const theme = useTheme();
	const {width, body} = layoutOf(context.size);
	const choices = tenantChoices(screen, context.recentTenants);
	const identity =
		context.identity?.name === undefined
			? []
			: [{text: printable`signed in as ${clean(context.identity.name)}`, role: 'quiet'} as const];
	const lines = [
		fieldLine(screen, choices.filter(({id}) => id !== allTenants).length, width, theme),
		...(isShortTerminal(context.size) ? [] : [printable``]),
		...bodyLines(screen, choices, {height: tenantsHeight(context), width}, theme),
	].slice(0, body);
	const frame = {
		size: context.size,
		crumbs,
		asides: [...readOnlyNote(context), ...identity, ...ownExpiry(context)],
		notice,
		bindings,
	};
	return (
		<Frame {...frame} cursor={cursorIn(lines)}>
			<Lines lines={lines} />
		</Frame>
	);
}

function fieldLine({field, tenants, load}: TenantsScreen, found: number, width: number, theme: Theme): Printable {
	const {paint, glyphs} = theme;
	const count =
		load.kind === 'ready' && tenants !== undefined
			? clean(
					found === tenants.length
						? counted(found, 'tenant')
						: `${grouped(found)} of ${counted(tenants.length, 'tenant')}`,
				)
			: printable``;
	const placeholder = tenants === undefined ? printable`type a tenant id` : printable`type to filter`;
	const room = Math.max(4, width - 2 - measure(count) - 1);
	const text = fieldText(field, {width: room, isFocused: true, placeholder}, theme);
	const used = Math.min(
		room,
		Math.max(measure(clean(field.graphemes.join(''))) + 1, field.graphemes.length === 0 ? measure(placeholder) + 1 : 0),
	);
	return join([
		paint('accent', glyphs.pointer),
		printable` `,
		pad(text, room, used),
		printable` `,
		paint('quiet', count),
	]);
}

function bodyLines(
	screen: TenantsScreen,
	choices: readonly TenantChoice[],
	{height, width}: Room,
	theme: Theme,
): Printable[] {
	const {paint, glyphs} = theme;
	const {load, tenants} = screen;
	if (load.kind === 'loading') {
		return [paint('quiet', printable`Loading tenants${glyphs.ellipsis}`)];
	}

	if (load.kind === 'failed') {
		const {message, reason, remedy} = load.error;
		const notice = [
			paint('danger', clean(message)),
			clean(reason ?? ''),
			clean(errorSentences({message: remedy ?? '', reason: 'Press ctrl+r to retry.', remedy: undefined})),
			printable``,
		];
		const room = {height: Math.max(0, height - notice.length), width};
		return choices.length === 0 ? notice : [...notice, ...choiceLines(screen, choices, room, theme)];
	}

	const notice = tenants === undefined ? idNotice(screen, choices.length, theme) : [];
	if (choices.length === 0) {
		return tenants === undefined
			? notice
			: [printable`No tenant matches.`, paint('quiet', printable`Press esc to see all.`)];
	}

	return [...notice, ...choiceLines(screen, choices, {height: height - notice.length, width}, theme)];
}

function idNotice({problem, unlisted}: TenantsScreen, recent: number, {paint}: Theme): Printable[] {
	const why =
		unlisted === 'forbidden'
			? printable`This key lacks the scope admin:tenants, so tenants cannot be listed. Type the id of a tenant.`
			: printable`This installation does not list its tenants. Type the id of a tenant.`;
	return [
		problem === undefined ? paint('quiet', why) : paint('danger', clean(problem)),
		...(recent === 0 ? [] : [printable``, paint('quiet', printable`RECENT`)]),
	];
}

const gutter = 2;

function choiceLines(
	{selected, top, tenants}: TenantsScreen,
	choices: readonly TenantChoice[],
	{height, width}: Room,
	theme: Theme,
): Printable[] {
	const {paint, glyphs} = theme;
	const measured = widthsOf(choices, theme);
	const all = columns.map((column, index) => ({...column, width: measured[index]!}));
	const fitting = fitColumns(all, Math.max(width - gutter, 16)).map((column, _, shown) =>
		column.isName
			? {...column, width: Math.max(8, column.width - Math.max(0, widthOf(shown) - width + gutter))}
			: column,
	);
	const heading = join([
		pad(printable``, gutter),
		join(
			fitting.map((column) => pad(paint('quiet', column.heading), column.width, measure(column.heading))),
			'  ',
		),
	]);
	const rows = choices.slice(top, top + height).map((choice) => {
		const isSelected = choice.id === selected;
		const look = isSelected ? currentRow(theme) : theme;
		const cells = fitting.map((column) => {
			const {text, role} = column.cell(choice, theme);
			const clipped = clip(text, column.width, glyphs.ellipsis);
			return pad(look.paint(column.isName && isSelected ? 'strong' : role, clipped), column.width, measure(clipped));
		});
		const pointer = isSelected ? look.paint('accent', glyphs.pointer) : printable` `;
		const line = join([pointer, printable` `, join(cells, '  ')]);
		return isSelected ? paint('current', pad(line, width, gutter + widthOf(fitting))) : line;
	});
	return tenants === undefined || height <= 1 ? rows : [heading, ...rows];
}

/** The widths of the columns of some choices, kept for as long as these are the same: signs are as wide in any theme. */
const widths = new WeakMap<readonly TenantChoice[], readonly number[]>();

function widthsOf(choices: readonly TenantChoice[], theme: Theme): readonly number[] {
	const known = widths.get(choices);
	if (known !== undefined) {
		return known;
	}

	const measured = columns.map(({heading, cell, widest: most}) => {
		let widest = measure(heading);
		for (const choice of choices) {
			widest = Math.max(widest, measure(cell(choice, theme).text));
		}

		return Math.min(most, widest);
	});
	widths.set(choices, measured);
	return measured;
}

type Column = {
	/** The width that no text needs more than. */
	readonly widest: number;
	readonly heading: Printable;
	readonly expendable: number;
	readonly isName: boolean;
	readonly cell: (choice: TenantChoice, theme: Theme) => {readonly text: Printable; readonly role: Role};
};

const columns: readonly Column[] = [
	{
		heading: printable`NAME`,
		expendable: 0,
		isName: true,
		widest: 40,
		cell: ({id, tenant}) => ({
			text: stableWidth(
				clean(id === allTenants ? allTenantsName : tenant?.name.trim() === '' ? id : (tenant?.name ?? id)),
			),
			role: tenant?.status === 'inactive' ? 'quiet' : 'normal',
		}),
	},
	{
		heading: printable`ID`,
		expendable: 1,
		isName: false,
		widest: Infinity,
		cell: ({id, tenant}) => ({text: tenant === undefined ? printable`` : clean(id), role: 'quiet'}),
	},
	{
		heading: printable`PLAN`,
		expendable: 4,
		isName: false,
		widest: Infinity,
		cell: ({tenant}) => ({text: clean(tenant?.plan ?? ''), role: 'quiet'}),
	},
	{heading: printable`STATUS`, expendable: 2, isName: false, widest: Infinity, cell: statusCell},
	{
		heading: printable``,
		expendable: 3,
		isName: false,
		widest: Infinity,
		cell: ({isRecent}) => ({text: isRecent ? printable`recent` : printable``, role: 'quiet'}),
	},
];

function statusCell({tenant}: TenantChoice, {glyphs}: Theme): {text: Printable; role: Role} {
	switch (tenant?.status) {
		case undefined: {
			return {text: printable``, role: 'quiet'};
		}

		case 'active': {
			return {text: printable`${glyphs.active} active`, role: 'good'};
		}

		case 'inactive': {
			return {text: printable`${glyphs.expired} inactive`, role: 'quiet'};
		}

		default: {
			return {text: printable`${glyphs.unknown} ${clean(tenant!.status)}`, role: 'normal'};
		}
	}
}
