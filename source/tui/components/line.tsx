import {Box, Text} from 'ink';
import {type Printable} from '../../terminal/printable.js';
import {withoutCursor} from './text-input.js';
import {useTheme} from './theme.js';

/** One row of text. It is cut at the edge, never wrapped, so that the rows below it stay where they are. */
export function Line({children}: {readonly children: Printable}) {
	const {unicode} = useTheme();
	const text = children === '' ? ' ' : withoutCursor(children);
	// Ink's own sign for what it cuts is not ASCII.
	return unicode ? (
		<Text wrap="truncate">{text}</Text>
	) : (
		<Box height={1} overflow="hidden">
			<Text wrap="hard">{text}</Text>
		</Box>
	);
}

/** Rows of text below each other. */
export function Lines({lines}: {readonly lines: readonly Printable[]}) {
	// A row is its place on the screen: there is nothing else to tell rows apart by.
	return lines.map((line, index) => <Line key={index}>{line}</Line>);
}
