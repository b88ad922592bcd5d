import type { Connection } from '../../../api/queries/useConnection';
import type { SetUpStep } from '../../../domain/setup/setUpStep';
import type { ProviderTokenState } from './useProviderToken';
import type { SetUp } from './useSetUp';

export interface StepBodyProps {
  step: SetUpStep;
  setUp: SetUp;
  connection: Connection;
  token: ProviderTokenState;
}
