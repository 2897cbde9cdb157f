/** Preloaded into a program: writes the most memory that it ever had, in KiB, to the file that BENCH_MEMORY names. */
import {writeFileSync} from 'node:fs';

process.on('exit', () => {
	writeFileSync(process.env.BENCH_MEMORY, String(process.resourceUsage().maxRSS));
});
