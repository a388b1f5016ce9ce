import { createSignal } from 'solid-js';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Combobox, MultiCombobox } from '../../ui/Combobox.tsx';
import { Select } from '../../ui/Select.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { clusters } from './data.ts';
import { Part } from './Part.tsx';

const tones = [
  { value: 'plain', label: 'Plain', description: 'As one tells a friend who asks' },
  { value: 'expert', label: 'Expert', description: 'For people who know the subject' },
  { value: 'sales', label: 'Selling', disabled: true },
];

export function FormPart() {
  const [text, setText] = createSignal('Slow Morning');
  const [tone, setTone] = createSignal('plain');
  const [cluster, setCluster] = createSignal<string | null>('c3');
  const [several, setSeveral] = createSignal<string[]>(['c0', 'c1']);
  const [on, setOn] = createSignal(true);
  return (
    <Part title="Forms">
      <div class="grid max-w-220 gap-x-6 gap-y-4 sm:grid-cols-2">
        <TextField label="Title" name="title" value={text()} onChange={setText} description="Shown in search results." />
        <TextField label="Address" name="address" kind="address" value="slowmorning" onChange={setText} error="Begin with https://" />
        <Select label="Tone" name="tone" value={tone()} options={tones} onChange={setTone} hint="How the draft speaks." />
        <Select label="Country" name="country" value="" options={tones} onChange={setTone} error="Choose a country" optional />
        <Combobox
          label="Cluster"
          value={cluster()}
          options={clusters}
          onChange={setCluster}
          create={(name) => setCluster(name)}
          placeholder="Find a cluster"
        />
        <MultiCombobox
          label="Keywords"
          values={several()}
          options={clusters}
          onChange={setSeveral}
          placeholder="Add keywords"
          hint="The first is the primary one."
        />
        <Combobox label="Term" value={null} options={[]} onChange={() => {}} placeholder="None" error="Choose a term" />
        <Select label="Not open to you" value="plain" options={tones} onChange={setTone} disabled />
        <TextArea label="Brief" name="brief" value={text()} onChange={setText} hint="What the piece must say." counter="2 words" optional />
        <TextArea
          label="Keywords, one a line"
          name="lines"
          value=""
          onChange={setText}
          placeholder="pour over kettle"
          error="Add one keyword at least"
          rows={2}
        />
        <div class="grid justify-items-start gap-2">
          <Checkbox label="Move their content too" description="12 contents stand on this cluster." checked={on()} onChange={setOn} />
          <Checkbox label="Some of them" checked={false} indeterminate onChange={setOn} />
          <Checkbox label="Cannot be changed" checked disabled onChange={setOn} />
          <Switch label="Active" checked={on()} onChange={setOn} />
        </div>
      </div>
    </Part>
  );
}
