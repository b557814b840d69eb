import { ActionIcon, Menu } from '@mantine/core';
import { useClipboard, useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconBraces, IconDots, IconHistory, IconLink, IconPencil, IconShare, IconTerminal2 } from '@tabler/icons-react';
import Link from 'next/link';
import type { Schema } from '@/api/client';
import { useSession } from '@/features/session/useSession';
import { ShareDialog } from './ShareDialog';

/** What else may be done with a run. */
export function MoreMenu({ run }: { run: Schema<'Run'> }) {
  const clipboard = useClipboard();
  const session = useSession();
  const [isSharing, sharing] = useDisclosure(false);
  const copyLink = () => {
    clipboard.copy(`${location.origin}/runs/${run.run_id}`);
    notifications.show({ message: `The link to run ${run.run_id} is copied.`, color: 'teal' });
  };
  return (
    <>
      <Menu position="bottom-end" width={210}>
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label="More">
            <IconDots size={17} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item component={Link} href={`/apps/${run.function_name}?from=${run.run_id}`} leftSection={<IconPencil size={16} aria-hidden />}>
            Edit and run
          </Menu.Item>
          <Menu.Item onClick={copyLink} leftSection={<IconLink size={16} aria-hidden />}>
            Copy link
          </Menu.Item>
          {session?.mode !== 'none' && session?.permissions.includes('run') && (
            <Menu.Item onClick={sharing.open} leftSection={<IconShare size={16} aria-hidden />}>
              Share by a link
            </Menu.Item>
          )}
          <Menu.Divider />
          <Menu.Item component={Link} href={`/runs?app=${run.function_name}`} leftSection={<IconHistory size={16} aria-hidden />}>
            All runs of this app
          </Menu.Item>
          <Menu.Item component="a" href={`/api/runs/${run.run_id}/logs`} leftSection={<IconTerminal2 size={16} aria-hidden />}>
            Log as text
          </Menu.Item>
          <Menu.Item component="a" href={`/api/runs/${run.run_id}`} leftSection={<IconBraces size={16} aria-hidden />}>
            This run in the API
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ShareDialog runId={run.run_id} opened={isSharing} onClose={sharing.close} />
    </>
  );
}
