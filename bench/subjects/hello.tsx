/** The least that a session can cost: Ink, bundled, saying hello until it is ended. */
import {Text, render} from 'ink';

render(<Text>hello</Text>, {alternateScreen: true, exitOnCtrlC: true});
setInterval(() => undefined, 1_000_000);
