import {measure, pad} from '../../../terminal/measure.js';
import {clean, join, type Printable, printable} from '../../../terminal/printable.js';
import {Frame, shownKeys} from '../../components/frame.js';
import {Lines} from '../../components/line.js';
import {type ScreenProperties} from '../../model/screen-properties.js';
import {type Theme, useTheme} from '../../components/theme.js';
import {counted} from '../../../core/quantity.js';
import {layoutOf} from '../../model/layout.js';
import {type HelpLine} from '../../model/help-lines.js';
import {type HelpScreen} from './model.js';

/** Every key, made from the keymap. */
export function HelpView({screen, context, notice, bindings}: ScreenProperties<HelpScreen>) {
	const theme = useTheme();
	const {body} = layoutOf(context.size);
	const {lines} = screen;
	const left = lines.length - screen.top - body;
	return (
		<Frame
			size={context.size}
			crumbs={['Help']}
			notice={notice}
			summary={left > 0 ? theme.paint('quiet', printable`${clean(counted(left, 'more line'))} below`) : printable``}
			bindings={bindings}
		>
			<Lines lines={lines.slice(screen.top, screen.top + body).map((line) => helpLine(line, theme))} />
		</Frame>
	);
}

const keyWidth = 12;

function helpLine(line: HelpLine, {paint, unicode}: Theme): Printable {
	if (line === undefined) {
		return printable``;
	}

	if ('title' in line) {
		return paint('strong', clean(line.title));
	}

	const keys = shownKeys({shown: line.keys}, unicode);
	return join([printable`  `, pad(paint('accent', keys), keyWidth, measure(keys)), clean(line.text)]);
}
