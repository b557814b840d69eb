import { Button, Group, Modal, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { type ReactNode, useEffect, useId, useState } from 'react';

/** Does something after a second thought only: a dialog names it and says what will happen. */
export function AskFirst({ title, action, keep = 'Keep it', harmless = false, onConfirm, button, children }: {
  /** The question, with the name of what it is about. */
  title: string;
  /** What the button says that does it. */
  action: string;
  /** What the button says that leaves all as it is. */
  keep?: string;
  /** Whether it can be undone; what cannot is red and not what Enter does. */
  harmless?: boolean;
  onConfirm: () => void;
  /** What is there before: a button that asks, or in some cases acts at once. */
  button: (ask: () => void) => ReactNode;
  /** What will happen. */
  children: ReactNode;
}) {
  const id = useId();
  const [isAsking, { open, close }] = useDisclosure(false);
  // A list has one for each row, so the dialog is made when it is first wanted; closed, for as it opens it notes where the focus goes back to.
  const [isMade, setIsMade] = useState(false);
  useEffect(() => {
    if (isMade) {
      open();
    }
  }, [isMade, open]);
  const ask = () => (isMade ? open() : setIsMade(true));
  const confirm = () => {
    close();
    onConfirm();
  };
  return (
    <>
      {button(ask)}
      {isMade && (
        <Modal opened={isAsking} onClose={close} title={title} centered stackId={id}>
          <Text size="md">{children}</Text>
          <Group justify="flex-end" mt="lg" gap={8}>
            <Button variant="default" onClick={close} data-autofocus={!harmless || undefined}>
              {keep}
            </Button>
            <Button color={harmless ? undefined : 'red.9'} onClick={confirm} data-autofocus={harmless || undefined}>
              {action}
            </Button>
          </Group>
        </Modal>
      )}
    </>
  );
}
