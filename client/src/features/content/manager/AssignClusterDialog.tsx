import { createSignal } from 'solid-js';
import { createClusterOptions } from '../../../lib/cluster-options.ts';
import { plural } from '../../../lib/numbers.ts';
import { Combobox } from '../../../ui/Combobox.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { BatchForm } from './BatchForm.tsx';
import type { BatchDialogProps } from './content-batch.ts';

export default function AssignClusterDialog(props: BatchDialogProps) {
  const count = () => props.batch.target()?.count ?? 0;
  return (
    <Dialog
      title={`Assign a cluster to ${count() === 1 ? 'this content' : plural(count(), 'item')}`}
      open={props.open && props.batch.target() !== undefined}
      onOpenChange={props.onOpenChange}
    >
      <Form {...props} />
    </Dialog>
  );
}

function Form(props: BatchDialogProps) {
  const target = props.batch.target();
  const [clusterId, setClusterId] = createSignal<string | null>(null);
  const [missing, setMissing] = createSignal(false);
  const clusters = createClusterOptions(
    () => target?.siteId ?? '',
    () => [clusterId() ?? []].flat(),
  );
  const action = () => {
    const id = clusterId();
    return id ? { kind: 'ASSIGN_CLUSTER' as const, clusterId: id } : undefined;
  };
  const name = () => clusters.options().find(({ value }) => value === clusterId())?.label;

  if (!target) return null;
  return (
    <BatchForm
      target={target}
      action={action()}
      verb="Changes"
      act="Assign cluster"
      acting="Assigning…"
      missing={() => setMissing(true)}
      run={() => props.batch.assignCluster(target, clusterId() as string)}
      onDone={(result) =>
        props.batch.done(result, `Cluster ${name() ? `“${name()}” ` : ''}set on ${plural(result.updated, 'item')}`, target)
      }
      onClose={() => props.onOpenChange(false)}
      note="Nothing is sent to WordPress by this."
    >
      <Combobox
        label="Cluster"
        value={clusterId()}
        options={clusters.options()}
        onSearch={clusters.onSearch}
        onChange={(value) => {
          setClusterId(value);
          setMissing(false);
        }}
        placeholder="Type to find a cluster"
        error={missing() ? 'Choose a cluster.' : undefined}
      />
    </BatchForm>
  );
}
