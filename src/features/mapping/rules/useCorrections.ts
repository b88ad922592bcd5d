import { correctionOf } from '../../../domain/mapping/correction';
import { changeRule } from '../../../domain/mapping/editMapping';
import type { RuleFinding } from '../../../domain/mapping/finding';
import type { MappingDocument } from '../../../domain/mapping/rule';
import { useTextEdit } from './useTextEdit';

/** Writes what findings suggest into the text; `correct` answers undefined where a person has to decide. */
export function useCorrections(
  text: string,
  document: MappingDocument | undefined,
  onChange: ((text: string) => void) | undefined
) {
  const { edit, refusal } = useTextEdit(text, onChange ?? nothing);
  const correct = (finding: RuleFinding) => {
    const { ruleName } = finding;
    const rule = document?.rules.find(({ name }) => name === ruleName);
    const change = rule && correctionOf(rule, finding);
    return change && onChange && (() => edit((current) => changeRule(current, ruleName, change)));
  };
  return { correct, refusal };
}

const nothing = () => undefined;
