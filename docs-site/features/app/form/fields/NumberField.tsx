import { Input, Slider } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { isRanged, type Ranged, snap, stepOf } from '../fields';
import { parseNumber, stepped } from '../values';
import { type ControlProps, FieldFrame, spoken } from './FieldFrame';
import classes from './fields.module.css';

/** A number as one types it, with its unit right after it, and a slider when both limits are known. */
export function NumberField({ field, id, held, onChange, fault, disabled }: ControlProps<string>) {
  const placeholder = field.default === undefined ? '' : String(field.default);
  const onKeyDown = (event: KeyboardEvent) => {
    if ((event.key === 'ArrowUp' || event.key === 'ArrowDown') && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      onChange(stepped(field, held, event.key === 'ArrowUp' ? 1 : -1));
    }
  };
  return (
    <FieldFrame field={field} id={id} fault={fault}>
      <div className={classes.box}>
        <Input
          {...spoken(field, id, fault)}
          classNames={{ input: classes.number }}
          value={held}
          placeholder={placeholder || (field.required ? undefined : 'optional')}
          inputMode={field.type === 'integer' && Number(field.min ?? -1) >= 0 ? 'numeric' : 'text'}
          autoComplete="off"
          spellCheck={false}
          error={Boolean(fault)}
          disabled={disabled}
          onChange={event => onChange(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        {field.unit && (held || placeholder) && (
          <div className={classes.unit} aria-hidden>
            <span>{held || placeholder}</span>
            {field.unit}
          </div>
        )}
      </div>
      {isRanged(field) && <RangeSlider field={field} held={held} onChange={onChange} disabled={disabled} />}
    </FieldFrame>
  );
}

/** The slider below the box. It shows where the number stands; a number outside the limits stands at the nearer end. */
function RangeSlider({ field, held, onChange, disabled }: Pick<ControlProps<string>, 'held' | 'onChange' | 'disabled'> & { field: Ranged }) {
  const value = parseNumber(held) ?? Number(field.default ?? field.min);
  return (
    <Slider
      className={classes.slider}
      size={4}
      thumbSize={16}
      label={null}
      thumbLabel={`${field.label}, slider`}
      min={field.min}
      max={field.max}
      step={stepOf(field)}
      value={Math.min(field.max, Math.max(field.min, value))}
      disabled={disabled}
      onChange={next => onChange(String(snap(field, next)))}
    />
  );
}
