import ts from 'typescript';

type Token = {readonly text: string; readonly start: number; readonly end: number};

/**
The ranges of a source text that have the tokens of a pattern.

Space, comments, quotes and trailing commas do not matter. In a pattern, `$_` stands for any one token, such as a string; `$$$` for as few tokens as will do.
*/
export function findPattern(
	source: string,
	pattern: string,
	fileName: string,
): Array<readonly [start: number, end: number]> {
	const tokens = sourceTokens(source, fileName);
	const wanted = patternTokens(pattern);
	return tokens.flatMap((token, first) => {
		const last = matchAt(tokens, first, wanted);
		return last === undefined ? [] : [[token.start, tokens[last]!.end] as const];
	});
}

/** The index of the last token of a match that begins at `first`; `undefined` if there is none. */
function matchAt(tokens: readonly Token[], first: number, wanted: readonly string[]): number | undefined {
	const [head, ...rest] = wanted;
	if (head === undefined) {
		return first - 1;
	}

	if (head === '$$$') {
		for (let next = first; next <= tokens.length; next++) {
			const last = matchAt(tokens, next, rest);
			if (last !== undefined) {
				return last;
			}
		}

		return undefined;
	}

	const token = tokens[first];
	return token !== undefined && (head === '$_' || head === token.text) ? matchAt(tokens, first + 1, rest) : undefined;
}

/** The leaves of the syntax tree: what stands in the file, whatever it means. */
function sourceTokens(source: string, fileName: string): Token[] {
	const kind = fileName.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
	const file = ts.createSourceFile(fileName, source, ts.ScriptTarget.Latest, true, kind);
	const tokens: Token[] = [];
	const visit = (node: ts.Node) => {
		const children = node.getChildren(file).filter((child) => !ts.isJSDoc(child));
		if (children.length > 0) {
			for (const child of children) {
				visit(child);
			}
		} else if (node.getWidth(file) > 0) {
			const start = node.getStart(file);
			tokens.push({text: normalized(source.slice(start, node.end)), start, end: node.end});
		}
	};

	visit(file);
	return withoutTrailingCommas(tokens);
}

/** The tokens of a piece of source that need not be whole. */
function patternTokens(pattern: string): string[] {
	const scanner = ts.createScanner(ts.ScriptTarget.Latest, true, ts.LanguageVariant.Standard, pattern);
	const tokens: Token[] = [];
	// For each brace that is open: whether it is that of a template.
	const braces: boolean[] = [];
	for (let kind = scanner.scan(); kind !== ts.SyntaxKind.EndOfFileToken; kind = scanner.scan()) {
		if (kind === ts.SyntaxKind.SlashToken && !endsOperand(tokens.at(-1)?.text)) {
			scanner.reScanSlashToken();
		} else if (kind === ts.SyntaxKind.GreaterThanToken && /\s/.test(pattern[scanner.getTokenStart() - 1] ?? '')) {
			// An operator such as >=; the end of type arguments has no space before it.
			scanner.reScanGreaterToken();
		} else if (kind === ts.SyntaxKind.OpenBraceToken || kind === ts.SyntaxKind.TemplateHead) {
			braces.push(kind === ts.SyntaxKind.TemplateHead);
		} else if (
			kind === ts.SyntaxKind.CloseBraceToken &&
			braces.pop() === true &&
			scanner.reScanTemplateToken(false) === ts.SyntaxKind.TemplateMiddle
		) {
			braces.push(true);
		}

		tokens.push({text: normalized(scanner.getTokenText()), start: scanner.getTokenStart(), end: scanner.getTokenEnd()});
	}

	return withoutTrailingCommas(tokens).map(({text}) => text);
}

/** Whether a slash after this token divides. */
function endsOperand(text: string | undefined): boolean {
	return (
		text !== undefined && /^(?:[\w$]+|["'`].*|[)\]}])$/s.test(text) && !/^(?:return|typeof|case|in|of)$/.test(text)
	);
}

function normalized(text: string): string {
	return /^["'`]/.test(text) && !text.includes('${') ? JSON.stringify(text.slice(1, -1)) : text;
}

function withoutTrailingCommas(tokens: readonly Token[]): Token[] {
	return tokens.filter(({text}, index) => text !== ',' || !/^[)\]}]$/.test(tokens[index + 1]?.text ?? ''));
}
