import { Show } from 'solid-js';
import { plural } from '../../../lib/numbers.ts';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import type { Publish } from './create-publish.ts';

/** @param props.count how many were changed in WordPress; null where not all of them were looked at */
export const Overwrite = (props: { publish: Publish; count: number | null }) => (
  <Show when={props.count !== 0}>
    <div class="rounded-card border border-rule bg-ochre-soft px-3 py-2.5">
      <Checkbox
        label={
          props.count === null
            ? 'Replace what was changed in WordPress'
            : `Replace what was changed in WordPress (${plural(props.count, 'item')})`
        }
        description="Without this they are left out. Import the site first to have those changes here; what is replaced is kept with the publish attempt."
        checked={props.publish.overwrite()}
        onChange={props.publish.setOverwrite}
      />
    </div>
  </Show>
);
