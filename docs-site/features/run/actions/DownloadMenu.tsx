import { Button, Menu } from '@mantine/core';
import { IconBraces, IconChevronDown, IconCsv, IconDownload, IconFileSpreadsheet, IconFileTypePdf } from '@tabler/icons-react';
import { useRunAddress } from '../runAddress';

const formats = [
  { ending: 'csv', word: 'CSV', icon: IconCsv, needsRows: true },
  { ending: 'xlsx', word: 'Excel', icon: IconFileSpreadsheet, needsRows: false },
  { ending: 'pdf', word: 'PDF', icon: IconFileTypePdf, needsRows: false },
  { ending: 'json', word: 'JSON', icon: IconBraces, needsRows: false },
];

/** The result as a file. CSV is offered where there are rows for it. */
export function DownloadMenu({ runId, hasRows, size = 'sm' }: { runId: number; hasRows: boolean; size?: 'xs' | 'sm' }) {
  const address = useRunAddress(runId);
  return (
    <Menu position="bottom-end" width={170}>
      <Menu.Target>
        <Button variant="default" size={size} leftSection={<IconDownload size={16} aria-hidden />} rightSection={<IconChevronDown size={14} aria-hidden />}>
          Download
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {formats
          .filter(format => hasRows || !format.needsRows)
          .map(({ ending, word, icon: Icon }) => (
            <Menu.Item key={ending} component="a" href={`${address}/export/${ending}`} download leftSection={<Icon size={16} aria-hidden />}>
              {word}
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  );
}
