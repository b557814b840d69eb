import { Input } from '@mantine/core';
import { type ControlProps, FieldFrame, spoken } from './FieldFrame';
import classes from './fields.module.css';

/** A text of one line or several: it grows with what is typed. */
export function TextField({ field, id, held, onChange, fault, disabled }: ControlProps<string>) {
  return (
    <FieldFrame field={field} id={id} fault={fault}>
      <Input
        component="textarea"
        {...spoken(field, id, fault)}
        classNames={{ input: classes.text }}
        rows={Math.min(8, held.split('\n').length)}
        value={held}
        placeholder={field.default ? String(field.default) : field.required ? undefined : 'optional'}
        autoComplete="off"
        error={Boolean(fault)}
        disabled={disabled}
        onChange={event => onChange(event.currentTarget.value)}
      />
    </FieldFrame>
  );
}

/** A day, by the browser's own calendar; held as ISO 8601. */
export function DateField({ field, id, held, onChange, fault, disabled }: ControlProps<string>) {
  return (
    <FieldFrame field={field} id={id} fault={fault}>
      <Input
        type="date"
        {...spoken(field, id, fault)}
        value={held}
        min={field.min}
        max={field.max}
        error={Boolean(fault)}
        disabled={disabled}
        onChange={event => onChange(event.currentTarget.value)}
      />
    </FieldFrame>
  );
}
