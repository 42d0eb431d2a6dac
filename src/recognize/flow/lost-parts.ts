import type { RawForm } from '../../model/raw-form.js';
import { beginsAsUnit, endsAsUnit, ORGANISATIONS } from './header/value-misfit.js';
import { cutsPair } from './narrative/cues.js';

const NAME_REST = /^\p{Script=Han}{1,3}$/u;

/**
 * Values that words without a place may belong to, wherever those stand: `新` goes on with the name `…电子警察设备更`, and
 * `港城区城市道路桥` the beginning of `梁设施养护管理中心`, a unit whose name does not say where it is.
 */
export function lackingParts({ values, unplaced }: Pick<RawForm, 'values' | 'unplaced'>): ReadonlySet<string> {
  const texts = unplaced.map(({ text }) => text.trim());
  const name = values.projectName?.text ?? '';
  const hasRest = texts.some((text) => NAME_REST.test(text) && cutsPair(name, text));
  const hasUnit = texts.some((text) => beginsAsUnit(text) && !endsAsUnit(text));
  const units = Object.keys(values).filter((key) => ORGANISATIONS.has(key) && !beginsAsUnit(values[key].text));
  return new Set([...(hasRest ? ['projectName'] : []), ...(hasUnit ? units : [])]);
}
