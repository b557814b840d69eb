import type { ChartColours } from './colours';

/** A line's name and the colour it is drawn in. */
export interface PictureKey {
  name: string;
  colour: string;
}

/** A chart as a PNG of its own: background, title, the lines' names, and the canvas at the screen's full resolution. */
export function chartPng(canvas: HTMLCanvasElement, { title, keys, colours }: { title: string; keys: PictureKey[]; colours: ChartColours }): Promise<Blob | null> {
  const ratio = canvas.width / canvas.clientWidth;
  const font = getComputedStyle(document.body).fontFamily;
  const picture = document.createElement('canvas');
  const pen = picture.getContext('2d')!;
  const width = canvas.width / ratio;
  pen.font = `13px ${font}`;
  const rows = keyRows(pen, keys, width - 40);
  const top = 52 + rows.length * 22;
  picture.width = canvas.width;
  picture.height = Math.round(canvas.height + (top + 12) * ratio);
  pen.scale(ratio, ratio);
  pen.fillStyle = colours.surface;
  pen.fillRect(0, 0, width, picture.height / ratio);
  pen.fillStyle = colours.text;
  pen.font = `600 16px ${font}`;
  pen.fillText(title, 20, 34, width - 40);
  pen.font = `13px ${font}`;
  rows.forEach((row, i) => drawKeys(pen, row, 58 + i * 22, colours.text));
  pen.drawImage(canvas, 0, top, width, canvas.height / ratio);
  return new Promise(resolve => picture.toBlob(resolve, 'image/png'));
}

interface PlacedKey extends PictureKey {
  left: number;
}

/** The names in as many rows as they need. */
function keyRows(pen: CanvasRenderingContext2D, keys: PictureKey[], width: number): PlacedKey[][] {
  const rows: PlacedKey[][] = [];
  let left = Infinity;
  for (const key of keys) {
    const size = pen.measureText(key.name).width + 46;
    if (left + size > width) {
      rows.push([]);
      left = 0;
    }
    rows.at(-1)!.push({ ...key, left: left + 20 });
    left += size;
  }
  return rows;
}

function drawKeys(pen: CanvasRenderingContext2D, keys: PlacedKey[], baseline: number, text: string): void {
  for (const { name, colour, left } of keys) {
    pen.fillStyle = colour;
    pen.fillRect(left, baseline - 6, 16, 3);
    pen.fillStyle = text;
    pen.fillText(name, left + 24, baseline);
  }
}

/** Hands a file to the reader's downloads. */
export function download(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
