import { InputWrapperContext, VisuallyHidden } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { type ReactNode, useContext } from 'react';
import { type Field, typeAndLimits } from '../fields';
import classes from './fields.module.css';

/** What each control of the form is given. */
export interface ControlProps<H> {
  field: Field;
  id: string;
  held: H;
  onChange: (held: H) => void;
  /** What is wrong with the value, in a sentence. */
  fault?: string;
  disabled: boolean;
}

/** A control with its label, type and limits above, and its help and fault below. */
export function FieldFrame({ field, id, fault, children }: { field: Field; id: string; fault?: string; children: ReactNode }) {
  return (
    <>
      <div className={classes.head}>
        <FieldLabel field={field} id={id} />
        <FieldType field={field} id={id} />
      </div>
      <Described by={describedBy(field, id, fault)}>{children}</Described>
      <FieldHelp field={field} id={id} />
      <FieldFault fault={fault} id={id} />
    </>
  );
}

export function FieldLabel({ field, id }: { field: Field; id: string }) {
  return (
    <label htmlFor={id} className={classes.label}>
      {field.label}
      {field.required && (
        <span className={classes.star} aria-hidden>
          {' '}
          *
        </span>
      )}
    </label>
  );
}

export function FieldType({ field, id }: { field: Field; id: string }) {
  return (
    <span id={`${id}-type`} className={classes.type}>
      {typeAndLimits(field)}
      {field.unit && <VisuallyHidden component="span">{`, in ${field.unit.trim()}`}</VisuallyHidden>}
    </span>
  );
}

export function FieldHelp({ field, id }: { field: Field; id: string }) {
  return field.help ? (
    <p id={`${id}-help`} className={classes.help}>
      {field.help}
    </p>
  ) : null;
}

export function FieldFault({ fault, id }: { fault?: string; id: string }) {
  return fault ? (
    <p id={`${id}-fault`} className={classes.fault}>
      <IconAlertCircle size={15} aria-hidden />
      <span>{fault}</span>
    </p>
  ) : null;
}

/** What a control says of itself to those who hear it. */
export function spoken(field: Field, id: string, fault?: string) {
  return { id, 'aria-required': field.required || undefined, 'aria-invalid': fault ? true : undefined };
}

/** The ids of what describes a control. */
export function describedBy(field: Field, id: string, fault?: string): string {
  return [`${id}-type`, field.help && `${id}-help`, fault && `${id}-fault`].filter(Boolean).join(' ');
}

/** Mantine's Input takes what describes it from its wrapper only; here this is the wrapper. */
function Described({ by, children }: { by: string; children: ReactNode }) {
  const wrapper = useContext(InputWrapperContext);
  return <InputWrapperContext value={{ ...wrapper, describedBy: by }}>{children}</InputWrapperContext>;
}
