/** In the place of a page that could not be loaded: what went wrong, and another try. */
import type { CombinedError } from '@urql/core';
import { failureOfOperation } from '../graphql/failure.ts';
import { Button } from '../ui/Button.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { ErrorState } from '../ui/PageState.tsx';

export interface PageFailureProps {
  /** The title of the page. */
  head: string;
  /** What could not be loaded, as in "The cluster". */
  what: string;
  error: CombinedError;
  busy: boolean;
  onRetry: () => void;
}

export const PageFailure = (props: PageFailureProps) => (
  <>
    <PageHead title={props.head} />
    <ErrorState
      title={`${props.what} could not be loaded`}
      actions={
        <Button variant="primary" busy={props.busy && 'Trying…'} onClick={() => props.onRetry()}>
          Try again
        </Button>
      }
    >
      {failureOfOperation(props.error).message}
    </ErrorState>
  </>
);
