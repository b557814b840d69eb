import { Button, Group, Modal, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { type ReactNode, useId } from 'react';

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
  const [isAsking, asking] = useDisclosure(false);
  const confirm = () => {
    asking.close();
    onConfirm();
  };
  return (
    <>
      {button(asking.open)}
      <Modal opened={isAsking} onClose={asking.close} title={title} centered stackId={id}>
        <Text size="md">{children}</Text>
        <Group justify="flex-end" mt="lg" gap={8}>
          <Button variant="default" onClick={asking.close} data-autofocus={!harmless || undefined}>
            {keep}
          </Button>
          <Button color={harmless ? undefined : 'red'} onClick={confirm} data-autofocus={harmless || undefined}>
            {action}
          </Button>
        </Group>
      </Modal>
    </>
  );
}
