import {type Walkthrough} from '../../scripts/walkthroughs/scenario.js';
import {create} from './create.js';
import {offline} from './offline.js';
import {recover} from './recover.js';
import {revoke} from './revoke.js';
import {scripted} from './scripted.js';
import {tour} from './tour.js';

/** All walkthroughs, in the order in which one would show them. */
export const walkthroughs: readonly Walkthrough[] = [tour, create, revoke, offline, scripted, recover];
