import {Text} from 'ink';
import {type Printable} from '../../terminal/printable.js';

/** One row of text. It is cut at the edge, never wrapped, so that the rows below it stay where they are. */
export function Line({children}: {readonly children: Printable}) {
	return <Text wrap="truncate">{children === '' ? ' ' : children}</Text>;
}

/** Rows of text below each other. */
export function Lines({lines}: {readonly lines: readonly Printable[]}) {
	// A row is its place on the screen: there is nothing else to tell rows apart by.
	return lines.map((line, index) => <Line key={index}>{line}</Line>);
}
