import type { Field } from './fields';
import { SelectField, SwitchField } from './fields/ChoiceField';
import fieldClasses from './fields/fields.module.css';
import { NumberField } from './fields/NumberField';
import { DateField, TextField } from './fields/TextField';
import classes from './form.module.css';
import type { Held, Values } from './values';

/** The fields of a form, short ones two in a row where there is room. */
export function Fields({ fields, values, faults, disabled, idOf, onChange, onLeave }: {
  fields: Field[];
  values: Values;
  /** What is wrong, by the fields' keys. */
  faults: ReadonlyMap<string, string>;
  disabled: boolean;
  idOf: (field: Field) => string;
  onChange: (key: string, held: Held) => void;
  onLeave: (key: string) => void;
}) {
  const wide = wideFields(fields);
  return (
    <div className={classes.fields}>
      {fields.map(field => (
        <div key={field.key} className={fieldClasses.field} data-wide={wide.has(field.key) || undefined} onBlur={() => onLeave(field.key)}>
          <Control
            field={field}
            id={idOf(field)}
            held={values[field.key] ?? null}
            fault={faults.get(field.key)}
            disabled={disabled}
            onChange={held => onChange(field.key, held)}
          />
        </div>
      ))}
    </div>
  );
}

function Control({ held, ...props }: { field: Field; id: string; held: Held; fault?: string; disabled: boolean; onChange: (held: Held) => void }) {
  const text = typeof held === 'string' ? held : '';
  switch (props.field.type) {
    case 'number':
    case 'integer':
      return <NumberField held={text} {...props} />;
    case 'text':
      return <TextField held={text} {...props} />;
    case 'date':
      return <DateField held={text} {...props} />;
    case 'select':
      return <SelectField held={text} {...props} />;
    case 'boolean':
      return <SwitchField held={typeof held === 'boolean' ? held : null} {...props} />;
  }
}

/** The keys of the fields that take a whole row: texts, switches, and a short field that has no neighbour. */
export function wideFields(fields: Field[]): Set<string> {
  const wide = new Set<string>();
  let alone: string | null = null;
  for (const field of fields) {
    if (field.type === 'text' || field.type === 'boolean') {
      wide.add(field.key);
      if (alone !== null) {
        wide.add(alone);
      }
      alone = null;
    } else {
      alone = alone === null ? field.key : null;
    }
  }
  if (alone !== null) {
    wide.add(alone);
  }
  return wide;
}
