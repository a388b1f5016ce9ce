/** Every shared piece in every state, at /ui while developing. What cannot be seen here cannot be trusted elsewhere. */
import { ThemeChoice } from '../features/settings/ThemeChoice.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { ToastRegion } from '../ui/Toast.tsx';
import { ButtonsPart } from './gallery/ButtonsPart.tsx';
import { FiltersPart } from './gallery/FiltersPart.tsx';
import { FormPart } from './gallery/FormPart.tsx';
import { OverlaysPart } from './gallery/OverlaysPart.tsx';
import { StatesPart } from './gallery/StatesPart.tsx';
import { StatusPart } from './gallery/StatusPart.tsx';
import { TablePart } from './gallery/TablePart.tsx';

export default function UiGallery() {
  return (
    <main class="relative flex h-full flex-col overflow-y-auto">
      <PageHead title="Pieces" summary="Everything shared, in every state">
        <ThemeChoice />
      </PageHead>
      <StatusPart />
      <ButtonsPart />
      <FiltersPart />
      <FormPart />
      <OverlaysPart />
      <StatesPart />
      <TablePart />
      <ToastRegion />
    </main>
  );
}
