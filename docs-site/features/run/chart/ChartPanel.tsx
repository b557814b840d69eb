import { ActionIcon, Button, Skeleton, Tooltip } from '@mantine/core';
import { IconPhotoDown, IconZoomOut } from '@tabler/icons-react';
import dynamic from 'next/dynamic';
import { useMemo, useRef, useState } from 'react';
import { Panel } from '@/components/Panel';
import classes from './Chart.module.css';
import { linesAtFirst } from './chartLimits';
import { chartPng, download } from './chartPng';
import { chartDescription } from './chartWords';
import { lineColours } from './colours';
import { Legend } from './Legend';
import type { ChartHandle } from './LineChart';
import type { ChartData } from './series';

const height = 320;

const LineChart = dynamic(() => import('./LineChart').then(module => module.LineChart), {
  ssr: false,
  loading: () => <Skeleton height={height} radius={8} />,
});

/** A result's series as a line chart with its legend, zoom and picture. */
export function ChartPanel({ chart, appName, fileName }: { chart: ChartData; appName: string; fileName: string }) {
  const handle = useRef<ChartHandle>(null);
  const [places, setPlaces] = useState<(number | null)[]>([]);
  const [isZoomed, setZoomed] = useState(false);
  const [isShown, setShown] = useState(() => chart.lines.map((_, line) => line < linesAtFirst));
  const events = useMemo(() => ({ onCursor: setPlaces, onZoom: setZoomed }), []);
  const description = useMemo(() => chartDescription(chart), [chart]);

  function toggle(line: number) {
    handle.current?.show(line, !isShown[line]);
    setShown(isShown.with(line, !isShown[line]));
  }

  async function save() {
    const { canvas, colours } = handle.current!.picture();
    const keys = chart.lines.map(({ name }, line) => ({ name, colour: colours.lines[line % lineColours]! })).filter((_, line) => isShown[line]);
    const file = await chartPng(canvas, { title: appName, keys, colours });
    if (file) {
      download(file, `${fileName}.png`);
    }
  }

  return (
    <Panel
      title="Chart"
      note={noteOn(chart)}
      actions={
        <>
          {isZoomed && (
            <Button variant="default" size="xs" leftSection={<IconZoomOut size={14} aria-hidden />} onClick={() => handle.current?.resetZoom()}>
              Reset zoom
            </Button>
          )}
          <Tooltip label="Download as PNG">
            <ActionIcon variant="subtle" color="gray" onClick={() => void save()} aria-label="Download as PNG">
              <IconPhotoDown size={17} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </>
      }
      flush
    >
      <Legend chart={chart} isShown={isShown} onToggle={toggle} places={places} />
      <div className={classes.frame}>
        <LineChart chart={chart} height={height} description={description} events={events} handle={handle} />
      </div>
    </Panel>
  );
}

function noteOn({ lines, points, malformed, xKind, hasTimes }: ChartData): string {
  const count = (n: number, one: string, many = `${one}s`) => `${n.toLocaleString('en')} ${n === 1 ? one : many}`;
  return [
    count(points, 'point'),
    lines.length > 1 && `${count(lines.length, 'line')}${lines.length > linesAtFirst ? `, the first ${linesAtFirst} shown` : ''}`,
    xKind === 'time' && hasTimes && 'times in UTC',
    malformed > 0 && `${count(malformed, 'entry', 'entries')} left out for want of an x and a number as y`,
    points > 2 && 'drag to zoom',
  ]
    .filter(Boolean)
    .join(' · ');
}
