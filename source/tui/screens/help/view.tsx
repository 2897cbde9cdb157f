import {Box} from 'ink';
import {measure, pad} from '../../../terminal/measure.js';
import {clean, join, type Printable, printable} from '../../../terminal/printable.js';
import {Frame, shownKeys} from '../../components/frame.js';
import {Lines} from '../../components/line.js';
import {type ScreenProperties} from '../../model/screen-properties.js';
import {type Theme, useTheme} from '../../components/theme.js';
import {counted} from '../../../core/quantity.js';
import {layoutOf} from '../../model/layout.js';
import {type HelpLine} from '../../model/help-lines.js';
import {columnGap, type HelpScreen, keysWidth, shownColumns} from './model.js';

/** Every key, made from the keymap. */
export function HelpView({screen, context, notice, bindings}: ScreenProperties<HelpScreen>) {
	const theme = useTheme();
	const {width, body} = layoutOf(context.size);
	const columns = shownColumns(screen, {width, body});
	const left = screen.lines.length - screen.top - columns.length * body;
	return (
		<Frame
			size={context.size}
			crumbs={['Help']}
			notice={notice}
			summary={left > 0 ? theme.paint('quiet', printable`${clean(counted(left, 'more line'))} below`) : printable``}
			bindings={bindings}
		>
			<Box columnGap={columnGap}>
				{columns.map((column, index) => (
					// A column is its place.
					<Box key={index} flexDirection="column" flexShrink={0}>
						<Lines lines={column.map((line) => helpLine(line, theme))} />
					</Box>
				))}
			</Box>
		</Frame>
	);
}

function helpLine(line: HelpLine, {paint, unicode}: Theme): Printable {
	if (line === undefined) {
		return printable``;
	}

	if ('title' in line) {
		return paint('strong', clean(line.title));
	}

	const keys = shownKeys({shown: line.keys}, unicode);
	return join([printable`  `, pad(paint('accent', keys), keysWidth - 2, measure(keys)), clean(line.text)]);
}
