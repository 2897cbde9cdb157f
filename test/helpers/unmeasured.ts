import {stopCoverage} from 'node:v8';

/** Ends the measuring of coverage in a file of tests that draws or generates much: there it takes half as long again, and other tests come by the same lines. */
export function unmeasured(): void {
	stopCoverage();
}
