import { Button } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import classes from './FoldButton.module.css';

/** Shows and hides what a panel holds; `of` says what to a screen reader. */
export function FoldButton({ isOpen, onToggle, of }: { isOpen: boolean; onToggle: () => void; of: string }) {
  const word = isOpen ? 'Hide' : 'Show';
  return (
    <Button
      variant="default"
      size="xs"
      aria-expanded={isOpen}
      aria-label={`${word} ${of}`}
      onClick={onToggle}
      rightSection={<IconChevronDown size={14} className={classes.chevron} data-open={isOpen} aria-hidden />}
    >
      {word}
    </Button>
  );
}
