import type { FormDefinition } from '../model/form.js';
import { shanghai2020 } from './shanghai-2020.js';

/** The built-in form families. Order is that of `declparse forms`. */
export const FORMS: readonly FormDefinition[] = [shanghai2020];
