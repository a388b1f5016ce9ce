import { Button } from '../../ui/Button.tsx';
import { DataTableSkeleton } from '../../ui/DataTable.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { EmptyState, ErrorState } from '../../ui/PageState.tsx';
import { Part } from './Part.tsx';

export const StatesPart = () => (
  <Part title="Empty, broken, loading, noticed" bare>
    <div class="grid lg:grid-cols-2">
      <EmptyState title="No keywords yet" actions={<Button variant="primary">Add keywords</Button>}>
        Keywords are what people search for. Paste a list, one a line, and they can be grouped into clusters.
      </EmptyState>
      <ErrorState title="Keywords could not be loaded" actions={<Button variant="primary">Try again</Button>}>
        The server did not answer. Nothing is lost; what you have made is still there.
      </ErrorState>
    </div>
    <div class="grid max-w-160 gap-2 px-4 pb-5 sm:px-5">
      <Notice tone="red">
        <b>Title is empty.</b> WordPress would store “(no title)”. Write one to publish.
      </Notice>
      <Notice tone="ochre">2 terms will be made in WordPress: Kettles, Scales.</Notice>
      <Notice tone="green">Connected. WordPress 6.8 answered with its plugin.</Notice>
    </div>
    <DataTableSkeleton columns={5} rows={4} />
  </Part>
);
