import { Input, Switch } from '@mantine/core';
import { IconSelector } from '@tabler/icons-react';
import { type ControlProps, describedBy, FieldFault, FieldFrame, FieldHelp, FieldLabel, FieldType, spoken } from './FieldFrame';
import classes from './fields.module.css';

/** One of the options, held by its place among them; '' is none. */
export function SelectField({ field, id, held, onChange, fault, disabled }: ControlProps<string>) {
  const none = field.default === undefined;
  return (
    <FieldFrame field={field} id={id} fault={fault}>
      <Input
        component="select"
        {...spoken(field, id, fault)}
        pointer
        rightSection={<IconSelector size={16} aria-hidden />}
        rightSectionPointerEvents="none"
        value={held}
        error={Boolean(fault)}
        disabled={disabled}
        onChange={event => onChange(event.currentTarget.value)}
      >
        {none && <option value="">{field.required ? 'Choose one' : 'None'}</option>}
        {field.options.map((option, index) => (
          <option key={index} value={index}>
            {option.label + field.unit}
          </option>
        ))}
      </Input>
    </FieldFrame>
  );
}

/** A switch in a row of its own; null is one that was never touched. */
export function SwitchField({ field, id, held, onChange, fault, disabled }: ControlProps<boolean | null>) {
  return (
    <>
      <div className={classes.switch} data-wrong={fault ? true : undefined}>
        <div className={classes.words}>
          <FieldLabel field={field} id={id} />
          <FieldHelp field={field} id={id} />
        </div>
        <FieldType field={field} id={id} />
        <Switch
          {...spoken(field, id, fault)}
          aria-describedby={describedBy(field, id, fault)}
          checked={held === true}
          disabled={disabled}
          onChange={event => onChange(event.currentTarget.checked)}
        />
      </div>
      <FieldFault fault={fault} id={id} />
    </>
  );
}
