import { A } from '@solidjs/router';
import Files from 'lucide-solid/icons/files';
import { Button, buttonLook } from '../../ui/Button.tsx';
import { editorUrl } from '../content/content.urls.ts';

export interface CoveredNoticeProps {
  siteId: string;
  page: { id: string; title: string };
  onUpdate: () => void;
  onCreateAnyway: () => void;
}

/** Of an idea whose page is there already: what it is, and what can be done about it. */
export const CoveredNotice = (props: CoveredNoticeProps) => (
  <section aria-label="You already have this page" class="grid gap-2 rounded-control bg-ochre-soft px-3 py-2.5">
    <p class="flex gap-2.5">
      <Files size={16} strokeWidth={1.75} aria-hidden="true" class="mt-0.5 flex-none text-ochre" />
      <span>
        You already have this page: <span class="font-semibold">{props.page.title}</span>
      </span>
    </p>
    <div class="flex flex-wrap gap-2 pl-6.5">
      <Button size="small" onClick={props.onUpdate}>
        Update it
      </Button>
      <A href={editorUrl(props.siteId, props.page.id)} class={buttonLook({ size: 'small' })}>
        Open
      </A>
      <Button size="small" variant="ghost" onClick={props.onCreateAnyway}>
        Create anyway
      </Button>
    </div>
  </section>
);
