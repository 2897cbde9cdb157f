import {errorSentences} from '../../../core/errors.js';
import {type Severity, severities} from '../../../core/audit-rules.js';
import {counted, grouped} from '../../../core/quantity.js';
import {type Finding} from '../../../keys/audit/findings.js';
import {timeCell} from '../../../output/key-cells.js';
import {stableWidth} from '../../../terminal/measure.js';
import {clean, join, type Printable, printable} from '../../../terminal/printable.js';
import {type Glyphs, type Role} from '../../../terminal/theme.js';
import {wrapWords} from '../../../terminal/wrap.js';
import {Frame, type HeaderNote} from '../../components/frame.js';
import {Lines} from '../../components/line.js';
import {type ListColumn, listTable} from '../../components/list-table.js';
import {type Theme, useTheme} from '../../components/theme.js';
import {type SessionContext} from '../../model/context.js';
import {layoutOf} from '../../model/layout.js';
import {type ScreenProperties} from '../../model/screen-properties.js';
import {attentionHeight, type AttentionScreen, isWhole, placeOf} from './model.js';

/** What needs attention in any tenant, the worst first. */
export function AttentionView({screen, context, notice, bindings, crumbs}: ScreenProperties<AttentionScreen>) {
	const theme = useTheme();
	const {width, body} = layoutOf(context.size);
	return (
		<Frame
			size={context.size}
			crumbs={crumbs}
			asides={progressNotes(screen, theme)}
			notice={notice}
			summary={theme.paint('quiet', summaryText(screen, theme))}
			bindings={bindings}
		>
			<Lines lines={bodyLines(screen, context, theme, width).slice(0, body)} />
		</Frame>
	);
}

function progressNotes({load}: AttentionScreen, {glyphs}: Theme): HeaderNote[] {
	if (load.kind === 'failed') {
		return [{text: printable`failed`, role: 'danger'}];
	}

	const {news} = load;
	if (news === undefined) {
		return [{text: printable`looking${glyphs.ellipsis}`, role: 'accent'}];
	}

	const {done, total, keys, unread, isAlone} = news;
	const read = clean(
		load.kind === 'loading'
			? `${grouped(done)} of ${counted(total, 'tenant')}`
			: `${isAlone ? 'this tenant alone' : counted(total, 'tenant')}, ${counted(keys, 'key')}`,
	);
	return [
		{text: read, role: load.kind === 'loading' ? 'accent' : 'quiet'},
		...(unread === 0
			? []
			: [{text: clean(`${counted(unread, 'tenant')} could not be read`), role: 'warning'} as const]),
	];
}

function summaryText({findings, marked}: AttentionScreen, {glyphs}: Theme): Printable {
	if (findings.length === 0) {
		return printable``;
	}

	const counts = severities
		.map((severity) => [severity, findings.filter((finding) => finding.severity === severity).length] as const)
		.filter(([, count]) => count > 0)
		.map(([severity, count]) => `${grouped(count)} ${severity}`);
	const parts = [
		counted(findings.length, 'finding'),
		...(marked.size > 0 ? [`${grouped(marked.size)} marked`] : []),
		counts.join(', '),
	];
	return join(
		parts.flatMap((part, index) => (index === 0 ? [clean(part)] : [glyphs.dot, clean(part)])),
		' ',
	);
}

function bodyLines(screen: AttentionScreen, context: SessionContext, theme: Theme, width: number): Printable[] {
	const {load, findings} = screen;
	if (load.kind === 'failed') {
		return wrapWords(clean(errorSentences(load.error)), width).map((line) => theme.paint('danger', line));
	}

	if (findings.length === 0) {
		const text =
			load.kind === 'loading'
				? 'Looking at the keys of every tenant: what is worst stands first.'
				: 'Nothing needs attention.';
		return wrapWords(clean(text), width);
	}

	const place = placeOf(screen, context);
	return theme.isReadAloud === true
		? [spokenFinding(screen, place.cursor)]
		: listTable(
				findings,
				columnsOf(screen, context, {glyphs: theme.glyphs, width}),
				{...place, height: attentionHeight(context), width},
				theme,
			);
}

const roles: Readonly<Record<Severity, Role>> = {high: 'danger', medium: 'warning', low: 'normal'};

/** How bad it is, told by a sign beside the color. */
function sign(severity: Severity, {serious, expired}: Glyphs): Printable {
	return {high: printable`!`, medium: serious, low: expired}[severity];
}

function ageOf(text: Printable): Printable {
	return clean(text.replace(/ ago$/, ''));
}

/** The columns below which the name gets half of the room. */
const narrow = 60;

/** The fewest columns in which a tenant's name still tells tenants apart. */
const leastTenant = 8;

/** The columns that times take. */
const timeWidth = 8;

function columnsOf(
	screen: AttentionScreen,
	context: SessionContext,
	{glyphs, width}: {readonly glyphs: Glyphs; readonly width: number},
): ReadonlyArray<ListColumn<Finding>> {
	const view = {person: true, glyphs, now: context.now};
	const time =
		(field: 'last_used_at' | 'expires_at'): ListColumn<Finding>['cell'] =>
		({key}) => {
			// Of an open rotation the journal tells no times.
			if (key === undefined || !isWhole(key)) {
				return [glyphs.none, 'quiet'];
			}

			const {text, role} = timeCell(key[field], view);
			// That it is past goes without saying where it is when a key was used.
			return [field === 'last_used_at' ? ageOf(text) : text, role];
		};

	const columns: ReadonlyArray<ListColumn<Finding>> = [
		{
			heading: printable`    WHAT`,
			expendable: 0,
			...(width < narrow && {width: Math.floor(width / 2)}),
			cell: ({severity, message, key}) => [
				printable`${screen.marked.has(key?.id ?? '') ? glyphs.marked : printable` `} ${sign(severity, glyphs)} ${clean(message)}`,
				roles[severity],
			],
		},
		{heading: printable`NAME`, expendable: 0, cell: ({name}) => [stableWidth(clean(name)), 'strong']},
		{
			heading: printable`TENANT`,
			expendable: 1,
			least: leastTenant,
			cell: (finding) => [clean(tenantName(screen, finding)), 'normal'],
		},
		{heading: printable`USED`, expendable: 3, width: timeWidth, isRight: true, cell: time('last_used_at')},
		{heading: printable`EXPIRES`, expendable: 2, width: timeWidth, isRight: true, cell: time('expires_at')},
	];
	// With little room, what and whose key is all that there is room for.
	return width < narrow ? columns.slice(0, 2) : columns;
}

function tenantName({load}: AttentionScreen, {tenantId = ''}: Finding): string {
	return (load.kind === 'failed' ? undefined : load.news?.tenants.get(tenantId)) ?? tenantId;
}

/** The finding under the pointer as a sentence, with its place in the list. */
function spokenFinding(screen: AttentionScreen, cursor: number): Printable {
	const {findings, marked} = screen;
	const finding = findings[cursor]!;
	const words = [
		`${cursor + 1} of ${findings.length}: ${finding.severity}`,
		finding.message,
		finding.name,
		`in ${tenantName(screen, finding)}`,
		...(marked.has(finding.key?.id ?? '') ? ['marked'] : []),
	];
	return join(
		words.map((word) => clean(word)),
		', ',
	);
}
