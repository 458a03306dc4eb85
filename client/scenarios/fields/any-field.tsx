import type { FieldLook } from '../forms/form.ts';
import { ChoiceField, VesselField, YesField } from './choice-field.tsx';
import type { FieldProps } from './field.tsx';
import { PlaceField, RouteField } from './place-field.tsx';
import { RecordingField } from './recording-field.tsx';
import { TextField } from './text-field.tsx';

const CONTROLS: Readonly<Record<FieldLook, (props: FieldProps) => preact.JSX.Element>> = {
  line: TextField,
  words: TextField,
  lines: TextField,
  quantity: TextField,
  moment: TextField,
  length: TextField,
  people: TextField,
  choice: ChoiceField,
  rule: ChoiceField,
  zone: ChoiceField,
  inject: ChoiceField,
  yes: YesField,
  vessel: VesselField,
  recording: RecordingField,
  place: PlaceField,
  route: RouteField,
};

/** The control that a value is asked for with. */
export function AnyField(props: FieldProps) {
  const Control = CONTROLS[props.field.look];
  return <Control {...props} />;
}
