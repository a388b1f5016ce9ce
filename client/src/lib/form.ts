/** A form in the browser: its values, what is wrong with them, and whether it is being sent. */
import { createSignal } from 'solid-js';
import { createStore } from 'solid-js/store';
import { type Failure, placeFailure } from './failure.ts';

export interface FormOptions<Values extends Record<string, string>> {
  initial: Values;
  /** What to say when one of these is left empty. */
  required: Partial<Record<keyof Values, string>>;
  /** Sends the values. What it gives back is shown; nothing means that it went well. */
  send: (values: Values) => Promise<Failure | undefined>;
}

export function createForm<Values extends Record<string, string>>(options: FormOptions<Values>) {
  const [values, setValues] = createStore<Values>({ ...options.initial });
  const [errors, setErrors] = createSignal<Record<string, string>>({});
  const [failure, setFailure] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);
  const names = Object.keys(options.initial);

  const show = (form: HTMLFormElement, found: Record<string, string>, above?: string) => {
    setErrors(found);
    setFailure(above);
    const first = names.find((name) => found[name] !== undefined);
    if (first) (form.elements.namedItem(first) as HTMLElement | null)?.focus();
  };

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy()) return;
    const form = event.currentTarget as HTMLFormElement;
    const empty = Object.entries(options.required).filter(([name]) => values[name]?.trim() === '');
    if (empty.length > 0) return show(form, Object.fromEntries(empty) as Record<string, string>);
    setBusy(true);
    const refused = await options.send({ ...values });
    setBusy(false);
    const placed = refused ? placeFailure(refused, names) : { form: undefined, fields: {} };
    show(form, placed.fields, placed.form);
  };

  /** What a TextField of this name needs. */
  const field = <Name extends keyof Values & string>(name: Name) => ({
    name,
    get value() {
      return values[name];
    },
    get error() {
      return errors()[name];
    },
    onChange: (value: string) => {
      setValues(name as never, value as never);
      if (errors()[name]) setErrors(({ [name]: _mended, ...others }) => others);
    },
  });

  return { values, failure, busy, submit, field };
}
