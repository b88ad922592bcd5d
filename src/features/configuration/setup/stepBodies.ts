import type { ComponentType } from 'react';
import type { SetUpStepId } from '../../../domain/setup/setUpStep';
import { AccountBody } from './AccountBody';
import { ArrivalBody } from './ArrivalBody';
import { PrerequisitesBody } from './PrerequisitesBody';
import type { StepBodyProps } from './StepBody';
import { SwitchesBody } from './SwitchesBody';
import { TestBody } from './TestBody';
import { TokenBody } from './TokenBody';
import { ValuesBody } from './ValuesBody';

/** What there is to do at each step. */
export const STEP_BODIES: Readonly<Record<SetUpStepId, ComponentType<StepBodyProps>>> = {
  prerequisites: PrerequisitesBody,
  account: AccountBody,
  token: TokenBody,
  values: ValuesBody,
  switches: SwitchesBody,
  test: TestBody,
  'first-user': ArrivalBody,
  'first-group': ArrivalBody,
  'sign-in': ArrivalBody,
};
